package bench;

import app.Postgres;
import docusign.SimMessages;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * How many webhooks a second are taken on the whole path, against a bare insert of each body through the same HTTP stack,
 * in turns.
 */
final class WebhookLoad implements Measure {

    private static final String NAME = "webhooks";
    private static final String WHOLE = "whole path";
    private static final String BARE = "bare insert";
    private static final int TURNS = 3;

    private static final int CALLERS = 64;
    private static final Duration TURN = Duration.ofSeconds(6);
    private static final String KEY = "a key";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger refused = new AtomicInteger();

    @Override
    public void take(BenchOptions options, Report report) throws Exception {
        var rates = Map.of(WHOLE, new ArrayList<Double>(), BARE, new ArrayList<Double>());
        try (var postgres = Postgres.start();
                var service = WebhookStage.start(postgres.database("load"), KEY)) {
            turn("warm-up", service.port(), "/connect", this::signed);
            turn("warm-up", service.port(), "/bare", this::signed);
            for (var turn = 0; turn < TURNS; turn++) {
                rates.get(WHOLE).add(turn(WHOLE, service.port(), "/connect", this::signed));
                rates.get(BARE).add(turn(BARE, service.port(), "/bare", this::signed));
            }
        }
        Laps.same("webhooks that were refused", 0, refused.get());
        report.add(List.of(
                new Figure(NAME, WHOLE, "events", "/s", rates.get(WHOLE)),
                new Figure(NAME, BARE, "events", "/s", rates.get(BARE))));
        report.atLeast(
                "webhooks: events/s against the bare insert",
                report.median(NAME, WHOLE, "events") / report.median(NAME, BARE, "events"),
                0.5);
    }

    private double turn(String what, int port, String path, IntFunction<HttpRequest.Builder> request) throws Exception {
        var address = URI.create("http://localhost:" + port + path);
        var end = System.nanoTime() + TURN.toNanos();
        var number = new AtomicInteger();
        var times = new ArrayList<Callable<List<Long>>>();
        for (var caller = 0; caller < CALLERS; caller++) {
            times.add(() -> calls(
                    end,
                    () -> request.apply(number.incrementAndGet()).uri(address).build()));
        }
        var pool = Executors.newFixedThreadPool(CALLERS);
        var begin = System.nanoTime();
        var all = new ArrayList<Long>();
        for (var mine : pool.invokeAll(times)) {
            all.addAll(mine.get());
        }
        pool.shutdown();
        var rate = all.size() / ((System.nanoTime() - begin) / 1e9);
        all.sort(null);
        System.out.printf(
                "%-12s %7.0f/s  median %.1f ms  p99 %.1f ms%n",
                what, rate, all.get(all.size() / 2) / 1e6, all.get(all.size() * 99 / 100) / 1e6);
        return rate;
    }

    private List<Long> calls(long end, Callable<HttpRequest> request) throws Exception {
        var times = new ArrayList<Long>();
        while (System.nanoTime() < end) {
            var next = request.call();
            var begin = System.nanoTime();
            if (http.send(next, BodyHandlers.discarding()).statusCode() != 200) {
                refused.incrementAndGet();
            }
            times.add(System.nanoTime() - begin);
        }
        return times;
    }

    private static byte[] body() {
        var id = UUID.randomUUID().toString();
        return SimMessages.about("completed", id, "acme:" + id);
    }

    /** The same work for whoever calls: the callers share the processor with the service. */
    private HttpRequest.Builder signed(int number) {
        var body = body();
        return HttpRequest.newBuilder()
                .header("X-DocuSign-Signature-1", SimMessages.signature(KEY, body))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
    }
}
