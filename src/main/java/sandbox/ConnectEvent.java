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
            boolean reassigned = before.isPresent() && earlier.isEmpty();
            (reassigned ? Optional.of(new ConnectEvent("recipient-reassign", one.id())) : recipient(earlier, one))
                    .ifPresent(events::add);
        }
        boolean moved =
                before.map(one -> one.status() != after.status()).orElse(after.status() != EnvelopeStatus.CREATED);
        if (after.status() == EnvelopeStatus.CORRECT && moved) {
            return events;
        }
        if (before.filter(one -> corrected(one, after)).isPresent()) {
            events.add(new ConnectEvent("envelope-corrected", ""));
        } else if (moved) {
            events.add(new ConnectEvent("envelope-" + after.status().word(), ""));
        } else if (before.filter(one -> one.mails() < after.mails()).isPresent()) {
            events.add(new ConnectEvent("envelope-resent", ""));
        }
        return events;
    }

    /** The sender has finished a correction, in DocuSign's own pages or by a call. */
    private static boolean corrected(SandboxEnvelope before, SandboxEnvelope after) {
        boolean resumed = before.status() == EnvelopeStatus.CORRECT && after.status() != EnvelopeStatus.CORRECT;
        return resumed
                || before.recipients().stream()
                        .anyMatch(one -> after.recipients().stream()
                                .anyMatch(other -> other.id().equals(one.id())
                                        && !(other.name().equals(one.name())
                                                && other.email().equals(one.email()))));
    }

    private static Optional<ConnectEvent> recipient(Optional<SandboxRecipient> before, SandboxRecipient after) {
        String status = before.map(SandboxRecipient::status).orElse("created");
        return after.status().equals(status)
                ? Optional.empty()
                : Optional.of(new ConnectEvent("recipient-" + after.status(), after.id()));
    }
}
