package sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Carries webhooks: signed with every key, repeated at growing distances until the other side says that it has them. */
final class Courier implements AutoCloseable {

    private static final int THREADS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> FORGED = List.of("what the forger takes for the key");

    private final ConnectSettings settings;
    private volatile List<String> keys;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledThreadPoolExecutor time = new ScheduledThreadPoolExecutor(THREADS, HttpFront::daemon);
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Map<String, Failure> failures = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong(1000);
    private final Queue<Webhook> delivered = new ConcurrentLinkedQueue<>();

    /** A delivery that was given up. */
    record Failure(WebhookOrder order, Webhook webhook) {}

    Courier(ConnectSettings settings) {
        this.settings = settings;
        this.keys = settings.keys();
    }

    /** From now on it signs with these. */
    void signWith(List<String> others) {
        keys = List.copyOf(others);
    }

    void post(WebhookOrder order, Webhook webhook, Duration after) {
        if (time.getQueue().size() >= settings.most()) {
            count("dropped");
            return;
        }
        count(webhook.forged() ? "forged" : "posted");
        carry(order, webhook, after);
    }

    void repeat(WebhookOrder order, Webhook webhook, Duration after) {
        count("repeated");
        carry(order, webhook.again(), after);
    }

    void lost(Webhook webhook) {
        count("lost");
    }

    private void carry(WebhookOrder order, Webhook webhook, Duration after) {
        try {
            time.schedule(() -> deliver(order, webhook), after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return; // the sandbox closes
        }
    }

    private void deliver(WebhookOrder order, Webhook webhook) {
        int answer = answer(order, webhook);
        count("answered " + answer);
        if (answer >= 200 && answer < 300) {
            delivered.add(webhook);
        } else if (!webhook.forged() && order.acknowledged() && webhook.retries() + 1 < settings.attempts()) {
            count("retried");
            carry(order, webhook.again(), settings.firstRetry().multipliedBy(1L << Math.min(webhook.retries(), 20)));
        } else {
            count("given up");
            if (!webhook.forged() && order.acknowledged()) {
                failures.put(Long.toString(numbers.incrementAndGet()), new Failure(order, webhook));
            }
        }
    }

    /** What was given up, by number. */
    Map<String, Failure> failures() {
        return new LinkedHashMap<>(failures);
    }

    /** Tries what was given up of these envelopes once more. */
    void retry(Collection<String> envelopes) {
        failures().forEach((number, failure) -> {
            if (envelopes.contains(failure.webhook().envelopeId()) && failures.remove(number, failure)) {
                count("republished");
                carry(failure.order(), failure.webhook().again(), Duration.ZERO);
            }
        });
    }

    /** The status, or 0 if nobody answers. */
    private int answer(WebhookOrder order, Webhook webhook) {
        byte[] body = webhook.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(order.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(body));
        int number = 1;
        for (String key : webhook.forged() ? FORGED : order.signed() ? keys : List.<String>of()) {
            request.header("X-DocuSign-Signature-" + number++, signature(key, body));
        }
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static String signature(String key, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** What became of the webhooks so far, and how many are under way. */
    Map<String, Object> counts() {
        Map<String, Object> all = new LinkedHashMap<>(new java.util.TreeMap<>(counts));
        all.put("underWay", underWay());
        return all;
    }

    int underWay() {
        return time.getQueue().size() + time.getActiveCount();
    }

    /** Every webhook that was answered with a 2xx, repetitions and taken forgeries included. */
    List<Webhook> delivered() {
        return List.copyOf(delivered);
    }

    @Override
    public void close() {
        time.shutdownNow();
    }
}
