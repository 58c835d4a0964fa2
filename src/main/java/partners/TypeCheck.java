package partners;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import partners.PendingColumns.Column;

/** Compares the types of a partner's columns with what a sign-up needs and an outcome is: what prepares may still not fit. */
public final class TypeCheck {

    private static final int LINE = 100;

    /** What is wrong with the columns that {@code pending.sql} delivers; no row is read for that. */
    public List<Finding> pending(Partner partner, List<Column> columns) {
        var findings = new ArrayList<Finding>();
        columns.forEach(column -> flaw(partner, column).ifPresent(findings::add));
        return List.copyOf(findings);
    }

    /** What is wrong with the columns that {@code outcome.sql} writes; nothing is written for that. */
    public List<Finding> outcome(Partner partner, DataSource database) {
        return new WrittenColumns(partner)
                .of(database).stream()
                        .flatMap(written -> OutcomeTypes.flaw(partner, written).stream())
                        .toList();
    }

    private static Optional<Finding> flaw(Partner partner, Column column) {
        var label = column.label().toLowerCase(Locale.ROOT);
        var type = column.type();
        if (!type.isReadable()) {
            return Optional.of(fail(partner, column, "which is no text", "leave it out, or cast it to text"));
        }
        return switch (label) {
            case "ref" ->
                type.isJson() || type.isYesOrNo()
                        ? Optional.of(fail(partner, column, "which is no key", "deliver the key of the row"))
                        : tooLong(partner, column, LINE - partner.name().length() - 1, "with the partner's name");
            case "name", "email" ->
                type.isWords()
                        ? tooLong(partner, column, LINE, "DocuSign takes that many")
                        : Optional.of(fail(partner, column, "which is no " + label, "deliver a column of text"));
            case "client_user_id" -> tooLong(partner, column, LINE, "DocuSign takes that many");
            case "signed_up_at" ->
                partner.from().isEmpty() || type.isDay()
                        ? Optional.empty()
                        : Optional.of(fail(partner, column, "which is no day", "deliver a date or a timestamp"));
            default -> Optional.empty();
        };
    }

    private static Finding fail(Partner partner, Column column, String what, String todo) {
        return Finding.fail(
                partner.name(),
                Statements.PENDING,
                column.line(),
                "column " + column.label() + " is of the type " + column.type().name() + ", " + what,
                todo);
    }

    private static Optional<Finding> tooLong(Partner partner, Column column, int limit, String why) {
        return column.length() <= limit
                ? Optional.empty()
                : Optional.of(Finding.warn(
                        partner.name(),
                        Statements.PENDING,
                        column.line(),
                        "column " + column.label() + " may hold " + column.length() + " characters, the limit is "
                                + limit + ", " + why,
                        "a longer value makes its row invalid"));
    }
}
