package partners;

import java.util.Comparator;
import java.util.Optional;
import partners.WrittenColumns.Written;
import signup.SignupState;

/** Whether a column can take what {@code outcome.sql} writes into it. */
final class OutcomeTypes {

    private static final int ENVELOPE_ID = 36;
    private static final int REASON = 100;

    private OutcomeTypes() {}

    static Optional<Finding> flaw(Partner partner, Written written) {
        var type = written.type();
        return switch (written.parameter()) {
            case "status" -> text(partner, written, longest(partner).length(), longest(partner));
            case "envelope_id" -> text(partner, written, ENVELOPE_ID, "DocuSign's id");
            case "reason" -> reason(partner, written);
            case "occurred_at" ->
                type.isNumber() || type.isYesOrNo() || !type.isReadable()
                        ? Optional.of(wrong(partner, written, "the time"))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The longest word that this partner is told. */
    static String longest(Partner partner) {
        return partner.outcomes().stream()
                .map(SignupState::word)
                .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    private static Optional<Finding> reason(Partner partner, Written written) {
        var length = written.type().length();
        if (length == 0 || length >= REASON) {
            return text(partner, written, 0, "a sentence");
        }
        return Optional.of(Finding.warn(
                partner.name(),
                Statements.OUTCOME,
                written.line(),
                ":#reason may be long, and column " + written.column() + " takes " + length + " characters",
                "use a longer column, or write left(:#reason, " + length + ")"));
    }

    private static Optional<Finding> text(Partner partner, Written written, int length, String what) {
        var type = written.type();
        if (!type.isWords()) {
            return Optional.of(wrong(partner, written, what));
        }
        return type.length() == 0 || type.length() >= length
                ? Optional.empty()
                : Optional.of(Finding.fail(
                        partner.name(),
                        Statements.OUTCOME,
                        written.line(),
                        ":#" + written.parameter() + " has up to " + length + " characters (" + what + "), and column "
                                + written.column() + " takes " + type.length(),
                        "use a longer column"));
    }

    private static Finding wrong(Partner partner, Written written, String what) {
        return Finding.fail(
                partner.name(),
                Statements.OUTCOME,
                written.line(),
                ":#" + written.parameter() + " (" + what + ") does not fit column " + written.column() + " of the type "
                        + written.type().name(),
                "use a column of " + (written.parameter().equals("occurred_at") ? "times" : "text"));
    }
}
