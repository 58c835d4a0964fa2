package docusign;

import com.docusign.esign.model.Envelope;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import signup.SignupState;
import signup.StatusChange;

/**
 * What DocuSign Connect says of one envelope (JSON SIM), cut down to what we need: no names, no addresses.
 *
 * @param event DocuSign's word, as {@code envelope-completed}
 * @param accountId DocuSign's id of the account, or ""
 * @param envelopeId DocuSign's id of the envelope, or "" if it is about something else
 * @param generatedAt the event's own time: the snapshot in it was true then
 * @param news what the snapshot says, if it says something about a signature
 * @param digest the same for a message and its repetition
 */
public record ConnectMessage(
        String event,
        String accountId,
        String envelopeId,
        Instant generatedAt,
        Optional<StatusChange> news,
        byte[] digest) {

    private static final int LONGEST_ID = 100;

    /** DocuSign's clock may be ahead, but not by much: a time in the future would outlive all later news. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private static final ObjectReader READER =
            Envelopes.MODELS.readerFor(Message.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The message as it travels; what we do not need is skipped unread, documents too. */
    record Message(String event, String generatedDateTime, Data data) {}

    /** The part about the envelope. */
    record Data(String accountId, String envelopeId, String recipientId, Snapshot envelopeSummary) {}

    /** Reads a message; empty if it is none. Repetitions differ in their retry count and are the same message. */
    public static Optional<ConnectMessage> read(byte[] body, Instant now) {
        try {
            Message message = READER.readValue(body);
            return isComplete(message) ? Optional.of(of(message, now)) : Optional.empty();
        } catch (IOException noMessage) {
            return Optional.empty();
        }
    }

    private static boolean isComplete(Message message) {
        return message != null
                && message.event() != null
                && !message.event().isBlank()
                && message.data() != null
                && isShort(message.event())
                && isShort(message.data().accountId())
                && isShort(message.data().envelopeId());
    }

    private static boolean isShort(String id) {
        return id == null || id.length() <= LONGEST_ID;
    }

    private static ConnectMessage of(Message message, Instant now) {
        var data = message.data();
        var at = Times.read(message.generatedDateTime())
                .filter(time -> time.isBefore(now.plus(AHEAD)))
                .orElse(now);
        var envelopeId = Snapshot.clean(data.envelopeId());
        var event = Snapshot.clean(message.event());
        var snapshot = data.envelopeSummary();
        var news = envelopeId.isEmpty() ? Optional.<StatusChange>empty() : news(event, envelopeId, snapshot, at);
        return new ConnectMessage(
                event, Snapshot.clean(data.accountId()), envelopeId, at, news, digest(message, snapshot));
    }

    private static Optional<StatusChange> news(String event, String envelopeId, Snapshot snapshot, Instant at) {
        if (snapshot == null || snapshot.status() == null) {
            return withoutSnapshot(event, envelopeId, at);
        }
        var envelope = snapshot.envelope(envelopeId);
        return EnvelopeNews.of(envelope, at, Map.of()).filter(change -> !lacksReason(change, envelope));
    }

    /** Who declined says why only in the recipients: without them the next listing has the whole story. */
    private static boolean lacksReason(StatusChange change, Envelope envelope) {
        return change.state() == SignupState.DECLINED && envelope.getRecipients() == null;
    }

    /** An event without a snapshot tells only what needs no reason. */
    private static Optional<StatusChange> withoutSnapshot(String event, String envelopeId, Instant at) {
        var state =
                switch (event.toLowerCase(Locale.ROOT)) {
                    case "envelope-sent" -> SignupState.SENT;
                    case "envelope-delivered" -> SignupState.DELIVERED;
                    case "envelope-completed" -> SignupState.COMPLETED;
                    default -> null;
                };
        return Optional.ofNullable(state)
                .map(known -> new StatusChange(envelopeId, Optional.empty(), known, "", at, at));
    }

    private static byte[] digest(Message message, Snapshot snapshot) {
        try {
            var same = String.join(
                    "\n",
                    message.event(),
                    Objects.toString(message.generatedDateTime(), ""),
                    Objects.toString(message.data().accountId(), ""),
                    Objects.toString(message.data().envelopeId(), ""),
                    Objects.toString(message.data().recipientId(), ""),
                    Objects.toString(snapshot, ""));
            return MessageDigest.getInstance("SHA-256").digest(same.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Without the reason, which a person wrote. */
    @Override
    public String toString() {
        return "ConnectMessage[" + event + " " + envelopeId + "]";
    }
}
