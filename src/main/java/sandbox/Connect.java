package sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** DocuSign Connect: tells whoever ordered it what happens to envelopes, with all that can go wrong on the way. */
final class Connect implements AutoCloseable {

    private final SimMessage messages;
    private final Faults faults;
    private final Courier courier;
    private final Clock clock;
    private final Random random;
    private final Map<String, WebhookOrder> orders = new ConcurrentHashMap<>();
    private volatile ConnectConfiguration ofAccount = ConnectConfiguration.of("");

    Connect(SandboxSettings settings, EnvelopeJson json, Faults faults) {
        this.messages = new SimMessage(json);
        this.faults = faults;
        this.clock = settings.behaviour().clock();
        this.random = new Random(settings.behaviour().seed());
        this.courier = new Courier(settings.connect());
        deliverAll(settings.connect().url());
    }

    /** From now on the events of all envelopes go there; "" ends that. */
    void deliverAll(String url) {
        configure(ConnectConfiguration.of(url));
    }

    void configure(ConnectConfiguration other) {
        ofAccount = other;
    }

    ConnectConfiguration configuration() {
        return ofAccount;
    }

    void order(String envelopeId, WebhookOrder order) {
        orders.put(envelopeId, order);
    }

    Courier courier() {
        return courier;
    }

    String url() {
        return ofAccount.url();
    }

    void changed(Optional<SandboxEnvelope> before, SandboxEnvelope after) {
        List<WebhookOrder> wanted = new ArrayList<>(ofAccount.order().stream().toList());
        Optional.ofNullable(orders.get(after.id())).ifPresent(wanted::add);
        if (!wanted.isEmpty()) {
            Instant at = clock.instant();
            for (ConnectEvent event : ConnectEvent.between(before, after)) {
                wanted.stream()
                        .filter(order -> order.wants(event.name()))
                        .forEach(order -> post(order, event, after, at));
            }
        }
    }

    private void post(WebhookOrder order, ConnectEvent event, SandboxEnvelope after, Instant at) {
        Webhook webhook = messages.of(event, after, order.includeData(), at);
        List<Fault> happening = faults.onTheWay(after.id());
        Duration late = delay(happening, Fault.Kind.WEBHOOK_LATE);
        if (has(happening, Fault.Kind.WEBHOOK_LOST)) {
            courier.lost(webhook);
        } else {
            courier.post(order, webhook, late);
        }
        if (has(happening, Fault.Kind.WEBHOOK_REPEATED)) {
            courier.repeat(order, webhook, late.plus(delay(happening, Fault.Kind.WEBHOOK_REPEATED)));
        }
        if (has(happening, Fault.Kind.WEBHOOK_FORGED)) {
            courier.post(order, messages.forged(after, at), late);
        }
    }

    private static boolean has(List<Fault> happening, Fault.Kind kind) {
        return happening.stream().anyMatch(fault -> fault.kind() == kind);
    }

    /** Somewhere between at once and the fault's time, so that what follows may overtake. */
    private Duration delay(List<Fault> happening, Fault.Kind kind) {
        long most = happening.stream()
                .filter(fault -> fault.kind() == kind)
                .mapToLong(fault -> fault.lasting().toMillis())
                .max()
                .orElse(0);
        synchronized (random) {
            return Duration.ofMillis((long) (random.nextDouble() * most));
        }
    }

    @Override
    public void close() {
        courier.close();
    }
}
