package docusign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An error body of DocuSign. Judged by {@code errorCode} alone and whatever its case, because DocuSign moved its limit
 * errors from status 400 to 429 in 2026 and spells the codes in two ways.
 *
 * @param code in upper case
 * @param message DocuSign's words; may name a person, so never for a log line
 */
public record Refusal(String code, String message) {

    /** What a refusal is about, and so what has to happen next. */
    public enum Kind {
        /** The account's hour is spent: wait for the next one. */
        HOUR_SPENT,
        /** The account's 30 seconds are spent. */
        BURST_SPENT,
        /** One envelope or document was asked for too often. */
        TOO_OFTEN,
        /** The token is no longer good. */
        TOKEN,
        /** Nothing of this account will pass until a person acts. */
        ACCOUNT,
        /** Passes by itself. */
        PASSING,
        /** DocuSign's catch-all: says nothing about what was created. */
        AMBIGUOUS,
        /** This request will be refused again unchanged. Also every code we do not know. */
        FINAL
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TOKEN = Set.of("AUTHORIZATION_INVALID_TOKEN", "USER_AUTHENTICATION_FAILED");
    private static final Set<String> ACCOUNT = Set.of(
            "ENVELOPE_ALLOWANCE_EXCEEDED",
            "ENVELOPE_SEND_LIMIT_EXCEEDED",
            "RECIPIENT_LIMIT_EXCEEDED",
            "PLAN_ITEM_NOT_ENABLED",
            "ACCOUNT_LACKS_PERMISSIONS",
            "ACCOUNT_HAS_BEEN_SUSPENDED",
            "USER_LACKS_PERMISSIONS",
            "USER_LACKS_MEMBERSHIP",
            "USER_NOT_ACCOUNT_ADMIN",
            "USER_NOT_FOUND",
            "USER_DOES_NOT_EXIST_IN_SYSTEM",
            "USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT",
            "PARTNER_AUTHENTICATION_FAILED");

    /** They name one envelope, a document or a recipient of it: others of the account are not concerned. */
    private static final Set<String> ONE_ENVELOPE = Set.of(
            "ACCOUNT_NOT_AUTHORIZED_FOR_ENVELOPE",
            "USER_NOT_ENVELOPE_SENDER_OR_RECIPIENT",
            "ENVELOPE_DOES_NOT_EXIST",
            "ENVELOPE_INVALID_STATUS",
            "ENVELOPE_CANNOT_VOID_INVALID_STATE",
            "DOCUMENT_DOES_NOT_EXIST",
            "INVALID_RECIPIENT_ID",
            "UNKNOWN_ENVELOPE_RECIPIENT");

    /** Reads an error body; nothing if it is no DocuSign error, as an HTML page or an empty body is none. */
    public static Optional<Refusal> read(String body) {
        try {
            var node = JSON.readTree(body);
            var code = text(node, "errorCode");
            return code.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Refusal(code.toUpperCase(Locale.ROOT), text(node, "message")));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whether DocuSign made no call because of a limit. */
    static boolean ofLimit(Reply reply) {
        return reply.status() >= 400
                && reply.status() < 500
                && read(reply.body())
                        .map(Refusal::kind)
                        .filter(kind -> kind == Kind.HOUR_SPENT || kind == Kind.BURST_SPENT || kind == Kind.TOO_OFTEN)
                        .isPresent();
    }

    private static String text(JsonNode node, String field) {
        return node == null ? "" : node.path(field).asText("");
    }

    /** What has to happen next. */
    public Kind kind() {
        if (code.equals("HOURLY_APIINVOCATION_LIMIT_EXCEEDED")) {
            return Kind.HOUR_SPENT;
        } else if (code.equals("BURST_APIINVOCATION_LIMIT_EXCEEDED")) {
            return Kind.BURST_SPENT;
        } else if (code.startsWith("HOURLY_") || code.startsWith("BURST_") || code.equals("API_REQUEST_IS_THROTTLED")) {
            return Kind.TOO_OFTEN;
        } else if (TOKEN.contains(code)) {
            return Kind.TOKEN;
        } else if (ACCOUNT.contains(code)) {
            return Kind.ACCOUNT;
        } else if (code.startsWith("EDIT_LOCK_")) {
            return Kind.PASSING;
        }
        return code.equals("UNSPECIFIED_ERROR") ? Kind.AMBIGUOUS : Kind.FINAL;
    }

    /** Whether it is about one envelope, whatever its HTTP status: no reason to stop the account. */
    public boolean aboutOneEnvelope() {
        return ONE_ENVELOPE.contains(code);
    }

    /** For the partner and the operator: the code, and DocuSign's words if there are any. */
    public String reason() {
        return message.isBlank() ? code : code + ": " + message;
    }

    /** The code alone: what may stand in a log line. */
    @Override
    public String toString() {
        return code;
    }
}
