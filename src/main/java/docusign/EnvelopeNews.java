package docusign;

import com.docusign.esign.model.Envelope;
import com.docusign.esign.model.Signer;
import com.docusign.esign.model.TextCustomField;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import signup.SignupKey;
import signup.SignupState;
import signup.StatusChange;

/** Translates what DocuSign says of an envelope into our words: expiry told apart from voiding, bounced mail from sent. */
final class EnvelopeNews {

    /** What a listing says may have been true some minutes ago: a mail that came back before a correction, for one. */
    static final Duration LAG = Duration.ofMinutes(5);

    private EnvelopeNews() {}

    /** The news in a listing. */
    static Optional<StatusChange> listed(Envelope envelope, Instant now, Map<String, SignupKey> known) {
        return of(envelope, now, now.minus(LAG), known);
    }

    /** The news, or nothing if the status says nothing about a signature, as {@code created} or {@code correct}. */
    static Optional<StatusChange> of(Envelope envelope, Instant now, Map<String, SignupKey> known) {
        return of(envelope, now, now, known);
    }

    private static Optional<StatusChange> of(
            Envelope envelope, Instant now, Instant seen, Map<String, SignupKey> known) {
        if (envelope.getEnvelopeId() == null || envelope.getStatus() == null) {
            return Optional.empty();
        }
        return state(envelope).map(state -> {
            var changed = first(envelope.getStatusChangedDateTime(), envelope.getLastModifiedDateTime())
                    .orElse(now);
            var sent = first(envelope.getSentDateTime(), envelope.getCreatedDateTime())
                    .orElse(changed);
            return new StatusChange(
                    envelope.getEnvelopeId(),
                    key(envelope, known),
                    state,
                    reason(envelope, state),
                    sent,
                    at(envelope, state)
                            .orElse(state == SignupState.BOUNCED ? troubled(envelope, changed, seen) : changed));
        });
    }

    private static Optional<SignupState> state(Envelope envelope) {
        return Optional.ofNullable(
                switch (envelope.getStatus().toLowerCase(Locale.ROOT)) {
                    case "completed" -> SignupState.COMPLETED;
                    case "declined" -> SignupState.DECLINED;
                    case "voided" -> expired(envelope) ? SignupState.EXPIRED : SignupState.VOIDED;
                    case "timedout", "expired" -> SignupState.EXPIRED;
                    case "deleted" -> SignupState.VOIDED;
                    case "delivered" ->
                        SignerTrouble.of(envelope).isPresent() ? SignupState.BOUNCED : SignupState.DELIVERED;
                    case "sent" -> SignerTrouble.of(envelope).isPresent() ? SignupState.BOUNCED : SignupState.SENT;
                    default -> null;
                });
    }

    /** DocuSign voids what expires; its own reason says just that, a sender's reason may have the word too. */
    private static boolean expired(Envelope envelope) {
        var reason = Objects.toString(envelope.getVoidedReason(), "").toLowerCase(Locale.ROOT);
        if (!reason.contains("expired")) {
            return false;
        }
        var due = Times.read(envelope.getExpireDateTime());
        var voided = Times.read(envelope.getVoidedDateTime());
        return reason.matches("\\s*(the )?envelope (has )?expired\\W*")
                || (due.isPresent() && voided.isPresent() && !voided.get().isBefore(due.get()));
    }

    /** A mail that came back has no time of its own: it had when this was seen. */
    private static Instant troubled(Envelope envelope, Instant changed, Instant seen) {
        return SignerTrouble.of(envelope)
                .map(trouble -> trouble.at().orElse(trouble.mail() && seen.isAfter(changed) ? seen : changed))
                .orElse(changed);
    }

    private static String reason(Envelope envelope, SignupState state) {
        var reason =
                switch (state) {
                    case DECLINED ->
                        signers(envelope)
                                .map(Signer::getDeclinedReason)
                                .filter(text -> text != null && !text.isBlank())
                                .findFirst()
                                .orElse("");
                    case VOIDED -> isDeleted(envelope) ? "deleted in DocuSign" : envelope.getVoidedReason();
                    case EXPIRED -> envelope.getVoidedReason();
                    case BOUNCED ->
                        SignerTrouble.of(envelope).map(SignerTrouble::reason).orElse("");
                    default -> "";
                };
        return Objects.toString(reason, "");
    }

    /** Thrown away without a word of the sender's. */
    private static boolean isDeleted(Envelope envelope) {
        return envelope.getStatus().equalsIgnoreCase("deleted")
                && Objects.toString(envelope.getVoidedReason(), "").isBlank();
    }

    private static Optional<Instant> at(Envelope envelope, SignupState state) {
        if (state == SignupState.BOUNCED) {
            return Optional.empty();
        }
        return first(
                switch (state) {
                    case COMPLETED -> envelope.getCompletedDateTime();
                    case DECLINED -> envelope.getDeclinedDateTime();
                    case VOIDED, EXPIRED -> envelope.getVoidedDateTime();
                    case DELIVERED -> envelope.getDeliveredDateTime();
                    case SENT -> envelope.getSentDateTime();
                    default -> envelope.getStatusChangedDateTime();
                },
                isDeleted(envelope) ? envelope.getDeletedDateTime() : null);
    }

    private static Optional<SignupKey> key(Envelope envelope, Map<String, SignupKey> known) {
        return ownKey(envelope)
                .or(() -> Optional.ofNullable(known.get(Objects.toString(envelope.getTransactionId(), ""))))
                .or(() -> Optional.ofNullable(known.get(envelope.getEnvelopeId())));
    }

    /** The sign-up that the envelope's custom field names. */
    static Optional<SignupKey> ownKey(Envelope envelope) {
        var fields = envelope.getCustomFields();
        if (fields == null || fields.getTextCustomFields() == null) {
            return Optional.empty();
        }
        return fields.getTextCustomFields().stream()
                .filter(field -> Envelopes.CUSTOM_FIELD.equals(field.getName()))
                .map(TextCustomField::getValue)
                .flatMap(value -> parse(value).stream())
                .findFirst();
    }

    /** Somebody else may have a custom field of our name. */
    private static Optional<SignupKey> parse(String value) {
        try {
            return value == null ? Optional.empty() : Optional.of(SignupKey.parse(value));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static Stream<Signer> signers(Envelope envelope) {
        var recipients = envelope.getRecipients();
        return recipients == null || recipients.getSigners() == null
                ? Stream.empty()
                : recipients.getSigners().stream();
    }

    private static Optional<Instant> first(String preferred, String otherwise) {
        return Times.read(preferred).or(() -> Times.read(otherwise));
    }
}
