package app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A partner's own API over HTTP: members page by page, and what is reported to it. */
final class PartnerApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 2;

    private final HttpServer server;
    private final String authorization;
    private final AtomicInteger reads = new AtomicInteger();
    private final List<Map<String, Object>> members = new CopyOnWriteArrayList<>();
    final List<JsonNode> contracts = new CopyOnWriteArrayList<>();
    final List<JsonNode> outcomes = new CopyOnWriteArrayList<>();

    /** @param token without which it answers 401 */
    PartnerApi(String token) {
        authorization = "Bearer " + token;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext(
                "/members",
                call -> answer(call, page(String.valueOf(call.getRequestURI().getQuery()))));
        server.createContext("/contracts", call -> take(call, contracts));
        server.createContext("/outcomes", call -> take(call, outcomes));
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void add(int number, String first, String last, String email) {
        members.add(Map.of("number", number, "first_name", first, "last_name", last, "email", email, "city", "Gent"));
    }

    /** How often all pages were read. */
    int reads() {
        return reads.get();
    }

    private String page(String query) throws IOException {
        if (!query.matches("state=new&page=\\d+")) {
            return "{\"unexpected\": \"" + query + "\"}";
        }
        var from = (Integer.parseInt(query.replaceAll("\\D", "")) - 1) * PAGE;
        var to = Math.min(from + PAGE, members.size());
        var answer = JSON.createObjectNode();
        answer.set("members", JSON.valueToTree(members.subList(Math.min(from, to), to)));
        if (to < members.size()) {
            answer.put("next", to / PAGE + 1);
        } else {
            answer.putNull("next");
            reads.incrementAndGet();
        }
        return answer.toString();
    }

    private void take(HttpExchange call, List<JsonNode> into) throws IOException {
        if (call.getRequestMethod().equals("POST") && isKnown(call)) {
            into.add(JSON.readTree(call.getRequestBody()));
        }
        answer(call, "");
    }

    private boolean isKnown(HttpExchange call) {
        return authorization.equals(call.getRequestHeaders().getFirst("Authorization"));
    }

    private void answer(HttpExchange call, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(isKnown(call) ? 200 : 401, isKnown(call) && bytes.length > 0 ? bytes.length : -1);
        if (isKnown(call)) {
            call.getResponseBody().write(bytes);
        }
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
