package app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/** A partner's web site: a form to join, then the contract, then a page that says thank you. */
final class PartnerSite implements AutoCloseable {

    private static final String PAGE =
            "<!doctype html><html lang=\"en\"><head><title>%1$s</title></head><body><h1>%1$s</h1>%2$s</body></html>";
    private static final String FORM = "<form method=\"post\"><label>Number <input name=\"ref\"></label>"
            + "<label>Name <input name=\"name\"></label><label>E-mail <input name=\"email\"></label>"
            + "<button>Join</button></form>";

    private final HttpServer server;
    private Site api;

    PartnerSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/join", this::join);
        server.createContext("/signed", this::signed);
        server.start();
    }

    /** With the key that the operator has made for it. */
    void use(Site key) {
        api = key;
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void join(HttpExchange call) throws IOException {
        if (call.getRequestMethod().equals("GET")) {
            show(call, "Join us", FORM);
            return;
        }
        var form = parameters(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var person = new HashMap<String, Object>(form);
        person.put("returnUrl", address() + "/signed");
        var handedIn = api.handIn(person);
        if (handedIn.status() != 201) {
            show(call, "Sorry", handedIn.http().body());
            return;
        }
        var page = api.post("/api/v1/signups/" + Site.encoded(form.get("ref")) + "/signing-page", Map.of());
        call.getResponseHeaders().set("Location", page.text("url"));
        call.sendResponseHeaders(303, -1);
        call.close();
    }

    /** The site believes nothing of its address and asks. */
    private void signed(HttpExchange call) throws IOException {
        var ref = parameters(call.getRequestURI().getRawQuery()).get("ref");
        show(call, "Welcome back", "<p id=\"state\">" + api.status(ref).text("state") + "</p>");
    }

    private static void show(HttpExchange call, String title, String text) throws IOException {
        var body = PAGE.formatted(title, text).getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private static Map<String, String> parameters(String encoded) {
        var all = new HashMap<String, String>();
        for (var pair : encoded.split("&")) {
            var parts = pair.split("=", 2);
            all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
