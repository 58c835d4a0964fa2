package app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Identities;
import sandbox.Operation;
import sandbox.Sandbox;
import sandbox.SandboxAccount;
import sandbox.SandboxSettings;
import sandbox.SandboxUser;

/** What the user we send as may do, what DocuSign permits, who delivers webhooks, and whether our address answers. */
class CheckSenderTest {

    @TempDir
    private static Path nobody;

    private static String ledger;

    @BeforeAll
    static void a_ledger() {
        ledger = Neighbours.postgres().database("check_sender");
        Flyway.configure()
                .dataSource(ledger, "postgres", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static SandboxSettings user(boolean sends, boolean administers) {
        var user = new SandboxUser(Identities.USER_ID, "Contracts Desk", "contracts@example.com", true);
        return Settings.docusign()
                .withPeople(
                        List.of(user.allowed(sends, administers)),
                        List.of(new SandboxAccount(
                                Identities.ACCOUNT_ID, "Ours", List.of(Identities.USER_ID), List.of())));
    }

    private static Settings settings(Sandbox sandbox) throws IOException {
        Files.createDirectories(nobody);
        return Settings.of(ledger, sandbox, nobody)
                .set("docusign.connect.hmac-keys", "a-key-of-thirty-two-characters!!");
    }

    @Test
    void a_user_who_may_neither_send_nor_look_at_connect_is_named_and_the_account_stays_open() throws Exception {
        try (var sandbox = Sandbox.start(user(false, false))) {
            var checked = Checked.with(settings(sandbox));
            assertThat(checked.fails())
                    .singleElement()
                    .asString()
                    .contains(
                            "docusign.accounts.main.user-id",
                            "may not send envelopes (profile DS Viewer)",
                            "DS Sender");
            assertThat(checked.warnings())
                    .anyMatch(line -> line.startsWith(" docusign.accounts.main 0: its Connect configurations could not")
                            && line.contains("USER_NOT_ACCOUNT_ADMIN"));
            assertThat(sandbox.calls().get(Operation.CREATE)).isZero();
        }
        assertThat(JdbcClient.create(Neighbours.postgres().dataSource("check_sender"))
                        .sql("select count(*) from quota where closed_times > 0 or closed_until > 'epoch'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void boxes_that_were_not_ticked_in_connect_and_limits_above_docusigns_are_warnings() throws Exception {
        try (var sandbox = Sandbox.start(user(true, true)
                .withLimits(1000, 200)
                .withConnect("https://sign.example.com/connect")
                .withConnectKey("another"))) {
            var checked = Checked.with(settings(sandbox)
                    .set("docusign.accounts.main.hourly-limit", "3000")
                    .set("docusign.accounts.main.burst-limit", "500"));
            assertThat(checked.fails()).isEmpty();
            assertThat(checked.warnings())
                    .anyMatch(line -> line.startsWith(
                            " docusign.accounts.main.hourly-limit 0: is 3000, and DocuSign permits 1000 calls an hour;"
                                    + " set it to 1000"))
                    .anyMatch(line -> line.contains("main.burst-limit 0: is 500, and DocuSign permits 200"));
            assertThat(checked.lines().toString())
                    .contains("the user is active and may send", "nothing is wrong with its Connect configurations");

            untick(sandbox, "{\"acknowledged\": false, \"signed\": false}");
            assertThat(Checked.with(settings(sandbox)).warnings())
                    .anyMatch(line -> line.contains("Connect is unacknowledged: configuration 11547"))
                    .anyMatch(line -> line.contains("Connect is unsigned") && line.contains("Include HMAC Signature"));
            sandbox.connectTo("");
            assertThat(Checked.with(settings(sandbox)).warnings()).anyMatch(line -> line.contains("Connect is none"));
        }
    }

    private static void untick(Sandbox sandbox, String boxes) throws Exception {
        var request = HttpRequest.newBuilder(sandbox.uri().resolve("/sandbox/connect"))
                .POST(BodyPublishers.ofString(boxes))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }

    @Test
    void our_own_address_is_asked_from_here_and_what_is_wrong_with_it_is_a_warning() throws Exception {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/ours/connect", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(405, -1);
        });
        server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
        server.start();
        var noTls = new ServerSocket(0);
        var thread = new Thread(() -> sayNonsense(noTls));
        thread.setDaemon(true);
        thread.start();
        var address = "http://localhost:" + server.getAddress().getPort();
        try (var sandbox = Sandbox.start(user(true, true))) {
            assertThat(address(sandbox, address + "/ours")).contains("a service of ours answers there");
            assertThat(address(sandbox, address))
                    .contains("something else answers there (200), as seen from this machine");
            assertThat(address(sandbox, "https://localhost:" + noTls.getLocalPort()))
                    .contains("its certificate is not");
            assertThat(address(sandbox, "https://nowhere.invalid")).contains("its host is unknown, as seen from");
        } finally {
            server.stop(0);
            noTls.close();
        }
        try (var sandbox = Sandbox.start(user(true, true))) {
            assertThat(address(sandbox, address)).contains("nobody listens there");
        }
    }

    private static void sayNonsense(ServerSocket server) {
        try {
            while (true) {
                try (var caller = server.accept()) {
                    caller.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            return; // it was closed
        }
    }

    private static String address(Sandbox sandbox, String url) throws IOException {
        var checked = Checked.with(settings(sandbox).set("docusign.connect.public-url", url));
        assertThat(checked.exit()).isZero();
        return checked.lines().toString();
    }
}
