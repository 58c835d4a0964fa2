package sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The truth about every envelope; each change is one step, and lists hear of it in the same order. */
final class Envelopes {

    private final Map<String, SandboxEnvelope> byId = new ConcurrentHashMap<>();
    private final Map<String, String> byTransaction = new ConcurrentHashMap<>();
    private final Listings listings;
    private final Duration listingDelay;
    private volatile Consumer<SandboxEnvelope> onMailed = envelope -> {};
    private volatile BiConsumer<Optional<SandboxEnvelope>, SandboxEnvelope> onChange = (before, after) -> {};

    Envelopes(Listings listings, Duration listingDelay) {
        this.listings = listings;
        this.listingDelay = listingDelay;
    }

    /** Whoever plays the signers hears of each envelope that reaches one. */
    void onMailed(Consumer<SandboxEnvelope> told) {
        onMailed = told;
    }

    /** Whoever tells others hears of each change: the envelope before, if there was one, and after. */
    void onChange(BiConsumer<Optional<SandboxEnvelope>, SandboxEnvelope> told) {
        onChange = told;
    }

    /** Reserves the transaction id; empty if nobody used it before. */
    Optional<String> claimTransaction(SandboxEnvelope envelope) {
        return Optional.ofNullable(
                byTransaction.putIfAbsent(envelope.accountId() + " " + envelope.transactionId(), envelope.id()));
    }

    SandboxEnvelope add(SandboxEnvelope envelope, Duration hiddenFor) {
        byId.put(envelope.id(), envelope);
        listings.publish(envelope, listingDelay.plus(hiddenFor));
        onChange.accept(Optional.empty(), envelope);
        announce(envelope, envelope.mails());
        return envelope;
    }

    Optional<SandboxEnvelope> find(String id) {
        return Optional.ofNullable(byId.get(id.toLowerCase(Locale.ROOT)));
    }

    SandboxEnvelope in(String accountId, String id) {
        return find(id).filter(one -> one.accountId().equals(accountId)).orElseThrow(Envelopes::unknown);
    }

    /** One step; whatever the step refuses has not happened. */
    SandboxEnvelope change(String id, UnaryOperator<SandboxEnvelope> step) {
        AtomicReference<SandboxEnvelope> before = new AtomicReference<>();
        SandboxEnvelope changed = byId.computeIfPresent(id.toLowerCase(Locale.ROOT), (key, envelope) -> {
            before.set(envelope);
            SandboxEnvelope next = step.apply(envelope);
            if (next != envelope) {
                listings.publish(next, listingDelay);
            }
            return next;
        });
        if (changed == null) {
            throw unknown();
        }
        if (changed != before.get()) {
            onChange.accept(Optional.of(before.get()), changed);
        }
        announce(changed, changed.mails() - before.get().mails());
        return changed;
    }

    List<SandboxEnvelope> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(
                                (SandboxEnvelope one) -> one.times().created())
                        .thenComparing(SandboxEnvelope::id))
                .toList();
    }

    int size() {
        return byId.size();
    }

    void expire(Instant now) {
        byId.values().stream()
                .filter(one -> one.status().inProcess())
                .filter(one -> one.expires().filter(now::isAfter).isPresent())
                .forEach(one ->
                        change(one.id(), it -> it.status().inProcess() ? Steps.voided(it, now, Steps.EXPIRED) : it));
    }

    private void announce(SandboxEnvelope envelope, int mails) {
        if (mails > 0 && envelope.status().inProcess()) {
            onMailed.accept(envelope);
        }
    }

    private static Refusal unknown() {
        return Refusal.of(
                404,
                "ENVELOPE_DOES_NOT_EXIST",
                "The envelope specified either does not exist or you have no rights to it.");
    }
}
