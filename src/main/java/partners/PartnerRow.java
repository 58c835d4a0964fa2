package partners;

import jakarta.validation.Validator;
import java.util.Map;
import java.util.Optional;
import signup.NoSignup;
import signup.Row;
import signup.SignupKey;

/**
 * Turns a row of a partner's table into a sign-up, or into a reason why it is none, which the partner gets back. Values
 * are taken as they are: whatever a name looks like, it is a name.
 */
public final class PartnerRow {

    /** Why a row came back empty, for whoever reports how many did. */
    public static final String NO_REF = "a ref must be text or a number, not empty, of " + PartnerRow.LONGEST_REF
            + " characters at most and without NUL";

    /** The ledger's index takes no more. */
    private static final int LONGEST_REF = 500;

    private final SignupRules rules;

    /** @param validator knows what an e-mail address is */
    public PartnerRow(Validator validator) {
        this.rules = new SignupRules(validator);
    }

    /**
     * Reads one row; letter case of the columns' names is of no account, except in the labels of fields.
     *
     * @return empty if the row has no usable ref: it cannot be remembered, nor told that it is wrong
     * @throws PartnerProblem if pending.sql does not deliver a required column
     */
    public Optional<Row> toRow(Partner partner, Map<String, Object> columns) {
        var row = new Columns(partner, columns);
        return ref(row.ref()).map(ref -> read(partner, new SignupKey(partner.name(), ref), row));
    }

    private Row read(Partner partner, SignupKey key, Columns columns) {
        try {
            return rules.signup(partner, key, columns);
        } catch (SignupRules.Broken e) {
            return new NoSignup(key, e.getMessage());
        }
    }

    /** The ref unaltered: what the partner wrote is what its statements look for. */
    static Optional<String> ref(Object value) {
        return Optional.ofNullable(value)
                .flatMap(ColumnText::of)
                .filter(ref -> ref.length() <= LONGEST_REF)
                .filter(ref -> !ref.isBlank() && ref.indexOf('\0') < 0 && !Characters.broken(ref));
    }
}
