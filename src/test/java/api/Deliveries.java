package api;

import docusign.SimMessages;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** DocuSign as it delivers webhooks over real HTTP to a service of its own. */
final class Deliveries implements AutoCloseable {

    static final String KEY = "the key of these tests";
    static final String NEXT_KEY = "the key of tomorrow";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final OperatorService service;

    private Deliveries(OperatorService service) {
        this.service = service;
    }

    static Deliveries start(String... settings) {
        return with(
                Stream.concat(Stream.of("docusign.connect.hmac-keys=" + KEY + "," + NEXT_KEY), Stream.of(settings)));
    }

    static Deliveries withoutKeys() {
        return with(Stream.of());
    }

    private static Deliveries with(Stream<String> settings) {
        var all = new ArrayList<>(
                List.of("docusign.connect.max-body=1MB", "docusign.accounts.main.account-id=" + SimMessages.ACCOUNT));
        all.addAll(settings.toList());
        return new Deliveries(OperatorService.start(all.toArray(String[]::new)));
    }

    OperatorService service() {
        return service;
    }

    JdbcClient jdbc() {
        return service.part(JdbcClient.class);
    }

    /** What a message with the right signature is answered. */
    int signed(byte[] body) {
        return deliver(body, SimMessages.signature(KEY, body)).statusCode();
    }

    HttpResponse<String> deliver(byte[] body, String... signatures) {
        return deliver(BodyPublishers.ofByteArray(body), signatures);
    }

    HttpResponse<String> deliver(BodyPublisher body, String... signatures) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + "/connect"))
                .header("Content-Type", "application/json; charset=utf-8")
                .timeout(Duration.ofSeconds(60))
                .POST(body);
        for (var number = 0; number < signatures.length; number++) {
            request.header("X-DocuSign-Signature-" + (number + 1), signatures[number]);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many messages ended that way so far. */
    double counted(String result) {
        return service.part(MeterRegistry.class)
                .get("countersign.webhooks")
                .tag("result", result)
                .counter()
                .count();
    }

    long stored(String envelope) {
        return jdbc().sql("select count(*) from connect_event where envelope_id = ?")
                .params(envelope)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        service.stop();
    }
}
