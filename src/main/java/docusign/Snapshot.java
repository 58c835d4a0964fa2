package docusign;

import com.docusign.esign.model.AuthenticationStatus;
import com.docusign.esign.model.CustomFields;
import com.docusign.esign.model.Envelope;
import com.docusign.esign.model.Recipients;
import com.docusign.esign.model.Signer;
import com.docusign.esign.model.TextCustomField;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The envelope in a webhook, in those of DocuSign's fields that move a sign-up. What is not named here is skipped, and
 * what is, is made fit for a database: no text without end, no character that PostgreSQL refuses.
 */
record Snapshot(
        String status,
        String createdDateTime,
        String sentDateTime,
        String deliveredDateTime,
        String completedDateTime,
        String declinedDateTime,
        String voidedDateTime,
        String deletedDateTime,
        String expireDateTime,
        String statusChangedDateTime,
        String lastModifiedDateTime,
        String voidedReason,
        Fields customFields,
        People recipients) {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_KEY = 200;

    record Fields(List<Field> textCustomFields) {}

    record Field(String name, String value) {}

    record People(List<Person> signers) {}

    /** A signer without name and address. */
    record Person(
            String status,
            String declinedReason,
            String autoRespondedReason,
            Map<String, Check> recipientAuthenticationStatus) {

        private AuthenticationStatus checks() {
            return recipientAuthenticationStatus == null
                    ? null
                    : Envelopes.MODELS.convertValue(recipientAuthenticationStatus, AuthenticationStatus.class);
        }
    }

    /** What came of one check of who a signer is. */
    record Check(String status, String eventTimestamp) {}

    /** As the listings have it, so that both paths are understood by the same words. */
    Envelope envelope(String envelopeId) {
        return new Envelope()
                .envelopeId(envelopeId)
                .status(status)
                .createdDateTime(createdDateTime)
                .sentDateTime(sentDateTime)
                .deliveredDateTime(deliveredDateTime)
                .completedDateTime(completedDateTime)
                .declinedDateTime(declinedDateTime)
                .voidedDateTime(voidedDateTime)
                .deletedDateTime(deletedDateTime)
                .expireDateTime(expireDateTime)
                .statusChangedDateTime(statusChangedDateTime)
                .lastModifiedDateTime(lastModifiedDateTime)
                .voidedReason(reason(voidedReason))
                .customFields(new CustomFields().textCustomFields(ownFields()))
                .recipients(signers());
    }

    private List<TextCustomField> ownFields() {
        var fields = customFields == null ? null : customFields.textCustomFields();
        return fields == null
                ? List.of()
                : fields.stream()
                        .filter(Objects::nonNull)
                        .filter(field -> Envelopes.CUSTOM_FIELD.equals(field.name()))
                        .filter(field -> field.value() != null && field.value().length() <= LONGEST_KEY)
                        .map(field -> new TextCustomField().name(field.name()).value(clean(field.value())))
                        .toList();
    }

    private Recipients signers() {
        return recipients == null || recipients.signers() == null
                ? null
                : new Recipients()
                        .signers(recipients.signers().stream()
                                .filter(Objects::nonNull)
                                .map(one -> new Signer()
                                        .status(one.status())
                                        .declinedReason(reason(one.declinedReason()))
                                        .autoRespondedReason(reason(one.autoRespondedReason()))
                                        .recipientAuthenticationStatus(one.checks()))
                                .toList());
    }

    private static String reason(String text) {
        var clean = clean(text);
        var end = clean.offsetByCodePoints(0, Math.min(LONGEST_REASON, clean.codePointCount(0, clean.length())));
        return clean.substring(0, end);
    }

    /** PostgreSQL takes neither U+0000 nor half a surrogate pair. */
    static String clean(String text) {
        if (text == null) {
            return "";
        }
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                        ? 0xFFFD
                        : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
