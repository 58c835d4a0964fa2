package ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes the person out of texts that others wrote: a signer who declines, a partner's database and DocuSign itself quote
 * names and addresses.
 */
final class Mask {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"'(),:;]{1,64}+@[^\\s@<>\"'(),:;]{1,255}");
    private static final String GONE = "…";
    private static final int LONGEST = 1000;

    private final List<Pattern> person = new ArrayList<>();

    private Mask(String... words) {
        for (var word : words) {
            if (word != null && word.strip().length() > 1) {
                person.add(
                        Pattern.compile(Pattern.quote(word.strip()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
            }
        }
    }

    /** For the sign-up in that row, as it is and as it was before an operator corrected it. */
    static Mask of(ResultSet row) throws SQLException {
        return new Mask(
                row.getString("email"),
                row.getString("name"),
                row.getString("offered_email"),
                row.getString("offered_name"));
    }

    /** The text without the person and not too long. */
    String apply(String text) {
        var masked = text;
        for (var word : person) {
            masked = word.matcher(masked).replaceAll(GONE);
        }
        masked = ADDRESS.matcher(masked).replaceAll(GONE);
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST);
    }
}
