package sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who has ordered webhooks and answers as the test says. */
final class Listener implements AutoCloseable {

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    Listener() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
        server.createContext("/", this::answer);
        server.start();
    }

    /** One message as it came in. */
    record Heard(byte[] body, JsonNode json, List<String> signatures) {
        String event() {
            return json.path("event").asText();
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/connect";
    }

    /** Answers the next calls so, and all later ones 200. */
    void answering(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    List<Heard> heard() {
        return heard;
    }

    List<String> events() {
        return heard.stream().map(Heard::event).toList();
    }

    private void answer(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        List<String> signatures = call.getRequestHeaders().entrySet().stream()
                .filter(one -> one.getKey().toLowerCase(java.util.Locale.ROOT).startsWith("x-docusign-signature-"))
                .flatMap(one -> one.getValue().stream())
                .toList();
        heard.add(new Heard(body, Caller.JSON.readTree(body), signatures));
        Integer status = answers.poll();
        call.sendResponseHeaders(status == null ? 200 : status, -1);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
