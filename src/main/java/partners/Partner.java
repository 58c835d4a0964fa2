package partners;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import signup.SignupState;

/**
 * Everything one partner's folder says, checked: whoever holds a partner need not doubt it.
 *
 * @param name the folder's name
 * @param enabled whether its table is read and its sign-ups are sent
 * @param database where its sign-ups are; empty for a partner that only uses the API
 * @param schedule when its table is read
 * @param batch rows taken at most in one read
 * @param account the DocuSign account that sends for it
 * @param templates DocuSign's template ids by the partner's word for them; "" is the word if there is only one
 * @param role the signer's role in the template
 * @param delivery how an envelope leaves
 * @param signing where the signer signs
 * @param emailSubject of DocuSign's mail, or "" for the template's
 * @param emailBlurb of DocuSign's mail, or "" for the template's
 * @param outcomes the states the partner's table, or routes of an integrator, hear of
 * @param documents what becomes of signed documents
 * @param share the partner's weight among partners
 * @param from the day from which on its rows are taken, if not all are
 * @param pause when nothing of it is pulled or sent
 * @param pending reads the rows that nobody has taken yet
 * @param claimed marks one row as taken
 * @param outcome tells one row what became of it
 */
public record Partner(
        String name,
        boolean enabled,
        Optional<Database> database,
        Schedule schedule,
        int batch,
        String account,
        Map<String, String> templates,
        String role,
        Delivery delivery,
        Signing signing,
        String emailSubject,
        String emailBlurb,
        Set<SignupState> outcomes,
        Documents documents,
        int share,
        Optional<FirstDay> from,
        Optional<QuietHours> pause,
        SqlFile pending,
        SqlFile claimed,
        SqlFile outcome) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** @throws IllegalArgumentException if the name, the batch, the share or the templates are nonsense */
    public Partner {
        require(isName(name), "a partner's name has a-z, 0-9 and -, 40 at most");
        require(batch >= 1 && batch <= 5000, "a batch has 1 to 5000 rows");
        require(share >= 1, "a share is 1 at least");
        require(!templates.isEmpty(), "a partner needs a template");
        templates = Map.copyOf(templates);
        outcomes = Set.copyOf(outcomes);
    }

    /** Whether a folder of that name can be a partner; the name is part of route ids, keys and DocuSign's fields. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The same partner, of whose rows another number is read at once. */
    public Partner withBatch(int rows) {
        return copy(enabled, rows);
    }

    /** The same, as it is when it says {@code enabled: false}. */
    public Partner disabled() {
        return copy(false, batch);
    }

    /** The same at another table and at once: for a rehearsal, which knows neither hours nor days nor documents. */
    public Partner rehearsed(Database copy, SqlFile otherPending, SqlFile otherClaimed, SqlFile otherOutcome) {
        return new Partner(
                name,
                true,
                Optional.of(copy),
                new Schedule.Every(Duration.ofSeconds(1)),
                batch,
                account,
                templates,
                role,
                delivery,
                signing,
                emailSubject,
                emailBlurb,
                outcomes,
                Documents.NONE,
                share,
                Optional.empty(),
                Optional.empty(),
                otherPending,
                otherClaimed,
                otherOutcome);
    }

    private Partner copy(boolean otherEnabled, int otherBatch) {
        return new Partner(
                name,
                otherEnabled,
                database,
                schedule,
                otherBatch,
                account,
                templates,
                role,
                delivery,
                signing,
                emailSubject,
                emailBlurb,
                outcomes,
                documents,
                share,
                from,
                pause,
                pending,
                claimed,
                outcome);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The name alone: the rest is long, and nobody should have to ask whether a secret is in it. */
    @Override
    public String toString() {
        return "Partner[" + name + "]";
    }
}
