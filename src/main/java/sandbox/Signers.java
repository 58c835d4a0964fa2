package sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The people behind the addresses: they get a mail and after a while do something about it. */
final class Signers implements AutoCloseable {

    private final SignerPlan plan;
    private final Envelopes envelopes;
    private final Clock clock;
    private final Random random;
    private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor(HttpFront::daemon);

    Signers(SandboxSettings settings, Envelopes envelopes) {
        this.plan = settings.signers();
        this.clock = settings.behaviour().clock();
        this.random = new Random(settings.behaviour().seed());
        this.envelopes = envelopes;
    }

    void begin() {
        time.scheduleWithFixedDelay(() -> envelopes.expire(clock.instant()), 1, 1, TimeUnit.SECONDS);
        if (plan.active()) {
            envelopes.onMailed(this::mailed);
        }
    }

    private void mailed(SandboxEnvelope envelope) {
        SandboxRecipient signer = envelope.current().orElseThrow();
        SignerAct act = SignerAct.tagged(signer.email()).orElseGet(this::chosen);
        Duration after = plan.min().plusMillis(between(plan.max().minus(plan.min())));
        if (act == SignerAct.SIGN) {
            later(envelope.id(), signer.id(), SignerAct.VIEW, after.dividedBy(2));
        }
        later(envelope.id(), signer.id(), act, after);
    }

    private void later(String envelopeId, String recipientId, SignerAct act, Duration after) {
        try {
            time.schedule(() -> act(envelopeId, recipientId, act), after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return; // the sandbox closes, and its people with it
        }
    }

    private void act(String envelopeId, String recipientId, SignerAct act) {
        try {
            envelopes.change(
                    envelopeId,
                    one -> one.current()
                                    .filter(who -> who.id().equals(recipientId))
                                    .isPresent()
                            ? Steps.act(one, act, "", clock.instant())
                            : one);
        } catch (Refusal tooLate) {
            return; // somebody else was faster: the envelope is voided, declined or signed
        }
    }

    private SignerAct chosen() {
        TreeMap<Integer, SignerAct> upTo = new TreeMap<>();
        int sum = 0;
        for (SignerAct act : SignerAct.values()) {
            int weight = plan.weights().getOrDefault(act, 0);
            if (weight > 0) {
                sum += weight;
                upTo.put(sum, act);
            }
        }
        Map.Entry<Integer, SignerAct> chosen = upTo.higherEntry(random.nextInt(sum));
        return chosen.getValue();
    }

    private long between(Duration span) {
        return (long) (random.nextDouble() * span.toMillis());
    }

    @Override
    public void close() {
        time.shutdownNow();
    }
}
