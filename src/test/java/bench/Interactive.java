package bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ledger.Decision;
import ledger.NewSiteKey;
import ledger.SiteKeys;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How long a person waits at a partner's site: from the hand-in to DocuSign's envelope, alone and beside a batch of 20,000
 * on the same replica. Run by hand: {@code bench.Interactive}.
 */
public final class Interactive {

    private static final int ALONE = 60;
    private static final int BATCH = 20_000;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Interactive() {}

    public static void main(String... arguments) throws Exception {
        var options = HoursOptions.read(
                "--replicas=1",
                "--hourly=9000000",
                "--burst=9000000",
                "--hour=3600000",
                "--burst-length=30000",
                "--answer=150",
                "--in-flight=32");
        try (var stage = new HoursStage(options)) {
            System.out.println(run(stage));
        } finally {
            Instance.killAll();
        }
    }

    private static String run(HoursStage stage) throws Exception {
        stage.train();
        var port = freePort();
        stage.start(0, "--server.port=" + port).awaitUp(Duration.ofSeconds(90));
        var wanted = new NewSiteKey(
                "bench", Optional.empty(), List.of("create"), List.of(), List.of(), 100_000, Optional.empty());
        var key = new SiteKeys(stage.ledger(), TransactionOperations.withoutTransaction())
                .make("acme", wanted, new Decision("bench", ""));
        var site = new Handing(URI.create("http://localhost:" + port + "/api/v1/signups"), key.key());
        for (var warm = 0; warm < ALONE; warm++) {
            site.handIn("warm" + warm);
        }
        var alone = new ArrayList<Double>();
        for (var person = 0; person < ALONE; person++) {
            alone.add(site.handIn("alone" + person));
        }
        stage.fill(BATCH);
        Patience.pause(Duration.ofSeconds(3));
        var beside = new ArrayList<Double>();
        while (stage.waiting() > 1000) {
            beside.add(site.handIn("beside" + beside.size()));
            Patience.pause(Duration.ofMillis(200));
        }
        return "a hand-in alone %.0f ms, beside a batch of %d %.0f ms at the median, %.0f ms at most, of %d: ratio %.2f"
                .formatted(
                        median(alone),
                        BATCH,
                        median(beside),
                        beside.stream().mapToDouble(one -> one).max().orElse(0),
                        beside.size(),
                        median(beside) / median(alone));
    }

    private record Handing(URI address, String key) {

        /** In milliseconds; a person whose envelope was not sent at once is a failed trial. */
        double handIn(String ref) throws IOException, InterruptedException {
            var body = "{\"ref\": \"%s\", \"name\": \"Member\", \"email\": \"%s@example.org\"}".formatted(ref, ref);
            var request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            var begun = System.nanoTime();
            var reply = HTTP.send(request, BodyHandlers.ofString());
            if (reply.statusCode() != 201) {
                throw new IllegalStateException(reply.statusCode() + " " + reply.body());
            }
            return (System.nanoTime() - begun) / 1e6;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
