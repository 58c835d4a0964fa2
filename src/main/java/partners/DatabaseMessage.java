package partners;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be repeated of a database's message. Messages quote rows ({@code Key (email)=(…)}), so only those about the
 * statement itself are kept, and of them only quoted words that stand in the SQL file anyway.
 *
 * @param text the message, or our own words for its kind
 * @param line the file's line it is about, or 0
 * @param todo what to do about it
 */
record DatabaseMessage(String text, int line, String todo) {

    /** SQL Server's numbers for mistakes in a statement; its SQLSTATEs do not tell. */
    private static final Set<Integer> SQL_SERVER =
            Set.of(102, 105, 137, 156, 170, 201, 207, 208, 209, 229, 230, 2812, 4104, 8120, 11514, 11526, 11529);

    private static final Map<String, String> KINDS = Map.of(
            "21", "a part of the statement gives more rows or values than fit",
            "22", "a value does not fit the type or length of its column",
            "23", "a constraint of the table refuses the row",
            "25", "the database is read-only for this user, or the transaction is broken",
            "40", "the database rolled the statement back, because of a deadlock or a conflict",
            "53", "the database has no resources left",
            "54", "a limit of the database is reached",
            "57", "the database stopped the statement");

    private static final Pattern QUOTED = Pattern.compile("(?<!\\w)(['\"`])([^'\"`\\n]*)\\1");
    private static final Pattern CLAUSE = Pattern.compile("(field list|(where|order|group|on|having) (clause|statement)"
            + "|SELECT|WHERE|ORDER BY|GROUP BY|ON|HAVING|UPDATE|INSERT INTO|SET)");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s'\"`(]+@[^\\s'\"`)]+");
    private static final Pattern MARIADB_SYNTAX = Pattern.compile("(?s); check the manual.*");
    private static final Pattern MARIADB_LINE = Pattern.compile("near '.*' at line (\\d+)", Pattern.DOTALL);
    private static final Pattern POSTGRESQL_POSITION = Pattern.compile("\\n\\s+[^:\\n]+: ?(\\d+)(\\n|$)");

    static DatabaseMessage of(SQLException failure, SqlText sql) {
        var message = Optional.ofNullable(failure.getMessage()).orElse("");
        var state = Optional.ofNullable(failure.getSQLState()).orElse("");
        var raised = message.contains(" at RAISE"); // by a trigger or function of the partner's, in any words
        var aboutStatement = !raised && aboutStatement(failure, state);
        var text = aboutStatement
                ? statementText(message, sql)
                : KINDS.getOrDefault(
                        state.length() > 1 ? state.substring(0, 2) : "", "the database refused the statement");
        return new DatabaseMessage(
                text + code(state, failure.getErrorCode()), line(failure, message, sql), todo(state, aboutStatement));
    }

    static boolean aboutStatement(SQLException failure, String state) {
        return state.startsWith("42")
                || state.startsWith("3F")
                || (failure.getClass().getName().startsWith("com.microsoft")
                        && SQL_SERVER.contains(failure.getErrorCode()));
    }

    Finding finding(Partner partner, SqlFile file) {
        return Finding.fail(partner.name(), file.name(), line, text, todo);
    }

    private static String statementText(String message, SqlText sql) {
        var plain = MARIADB_SYNTAX
                .matcher(message.replaceFirst("^\\(conn=\\d+\\) ?", ""))
                .replaceFirst("");
        var first = ADDRESS.matcher(plain.lines().findFirst().orElse("")).replaceAll("…");
        return QUOTED.matcher(first).replaceAll(quoted -> Matcher.quoteReplacement(keep(quoted, sql)));
    }

    private static String keep(MatchResult quoted, SqlText sql) {
        var word = quoted.group(2);
        var last = word.substring(word.lastIndexOf('.') + 1);
        var known = CLAUSE.matcher(word).matches() || (!last.isBlank() && sql.has(last));
        return known ? quoted.group() : quoted.group(1) + "…" + quoted.group(1);
    }

    private static String code(String state, int number) {
        var vendor = number == 0 ? "" : "error " + number;
        var both = state.isEmpty() || vendor.isEmpty() ? state + vendor : state + ", " + vendor;
        return both.isEmpty() ? "" : " (" + (state.isEmpty() ? "" : "SQLSTATE ") + both + ")";
    }

    private static int line(SQLException failure, String message, SqlText sql) {
        var position = POSTGRESQL_POSITION.matcher(message);
        if (failure.getClass().getName().startsWith("org.postgresql") && position.find()) {
            return sql.lineOfServerPosition(Integer.parseInt(position.group(1)));
        }
        var atLine = MARIADB_LINE.matcher(message);
        if (atLine.find()) {
            return sql.lineOfStatementLine(Integer.parseInt(atLine.group(1)));
        }
        return QUOTED.matcher(message)
                .results()
                .map(quoted -> quoted.group(2).substring(quoted.group(2).lastIndexOf('.') + 1))
                .filter(word -> !word.isBlank())
                .mapToInt(sql::lineOfWord)
                .filter(line -> line > 0)
                .findFirst()
                .orElse(0);
    }

    private static String todo(String state, boolean aboutStatement) {
        if (state.equals("42501")) {
            return "grant the right to the database's user";
        }
        if (state.startsWith("22") || state.startsWith("23")) {
            return "see the database's own log for the row";
        }
        return aboutStatement ? "correct the statement" : "";
    }
}
