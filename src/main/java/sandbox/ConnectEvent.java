package sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happened to an envelope or to one of its recipients, in Connect's words.
 *
 * @param recipientId of the recipient, or "" if it happened to the envelope
 */
record ConnectEvent(String name, String recipientId) {

    /** All that happened between two moments of one envelope, recipients first. */
    static List<ConnectEvent> between(Optional<SandboxEnvelope> before, SandboxEnvelope after) {
        List<ConnectEvent> events = new ArrayList<>();
        for (SandboxRecipient one : after.recipients()) {
            Optional<SandboxRecipient> earlier = before.flatMap(it -> it.recipients().stream()
                    .filter(other -> other.id().equals(one.id()))
                    .findFirst());
            recipient(earlier, one).ifPresent(events::add);
        }
        boolean moved =
                before.map(one -> one.status() != after.status()).orElse(after.status() != EnvelopeStatus.CREATED);
        if (moved) {
            events.add(new ConnectEvent("envelope-" + after.status().word(), ""));
        } else if (before.filter(one -> one.mails() < after.mails()).isPresent()) {
            events.add(new ConnectEvent("envelope-resent", ""));
        }
        return events;
    }

    private static Optional<ConnectEvent> recipient(Optional<SandboxRecipient> before, SandboxRecipient after) {
        String status = before.map(SandboxRecipient::status).orElse("created");
        return after.status().equals(status)
                ? Optional.empty()
                : Optional.of(new ConnectEvent("recipient-" + after.status(), after.id()));
    }
}
