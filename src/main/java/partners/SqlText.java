package partners;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One statement as the database will see it, with the way back to the lines of its file. Camel's sql component drops
 * blank lines and lines that begin with {@code --}, and makes {@code ?} of every {@code :#name}; so does this.
 */
final class SqlText {

    private static final Pattern PARAMETER = Pattern.compile(":#(in:\\w+|\\w+|\\$\\{[^}]*}|\\$simple\\{[^}]*})");

    private final String text;
    private final String code;
    private final List<Integer> lines = new ArrayList<>();

    SqlText(String file, DatabaseKind kind) {
        var kept = new ArrayList<String>();
        var all = file.split("\n", -1);
        for (var i = 0; i < all.length; i++) {
            var line = all[i].trim();
            if (!line.isEmpty() && !line.startsWith("--")) {
                kept.add(all[i]);
                lines.add(i + 1);
            }
        }
        this.text = String.join("\n", kept);
        this.code = kind.opaque().matcher(text).replaceAll(quoted -> blank(quoted.group()));
    }

    /** Keeps the quotes and the lines, so that every character stays where it was. */
    private static String blank(String quoted) {
        var comment = quoted.startsWith("--") || quoted.startsWith("/*");
        var blanks = new StringBuilder(quoted.length());
        for (var i = 0; i < quoted.length(); i++) {
            var edge = i == 0 || i == quoted.length() - 1;
            var next = quoted.charAt(i);
            blanks.append(next == '\n' || (edge && !comment && next != '$') ? next : ' ');
        }
        return blanks.toString();
    }

    /** The whole statement, quoted pieces and comments included. */
    String text() {
        return text;
    }

    /** The statement with quoted pieces and comments blanked, character by character as long as {@link #text()}. */
    String code() {
        return code;
    }

    /** All {@code :#name}, also those within quotes, since Camel does not see the difference. */
    List<MatchResult> parameters() {
        return PARAMETER.matcher(text).results().toList();
    }

    /** For JDBC: every parameter is a question mark. */
    String prepared() {
        return PARAMETER.matcher(text).replaceAll("?");
    }

    /** The file's line of a place in {@link #text()}, counted from 0. */
    int lineAt(int index) {
        return lineOf(text, index);
    }

    /** The file's line of a place in what PostgreSQL was sent, counted from 1: there the parameters are $1, $2, ... */
    int lineOfServerPosition(int position) {
        var count = new int[1];
        return lineOf(PARAMETER.matcher(text).replaceAll(found -> "\\$" + ++count[0]), position - 1);
    }

    /** The file's line of a line of the statement, counted from 1. */
    int lineOfStatementLine(int line) {
        return lines.isEmpty() ? 0 : lines.get(Math.max(1, Math.min(line, lines.size())) - 1);
    }

    private int lineOf(String sent, int index) {
        var newlines = sent.substring(0, Math.max(0, Math.min(index, sent.length())))
                .chars()
                .filter(c -> c == '\n')
                .count();
        return lineOfStatementLine((int) newlines + 1);
    }

    /** Whether the statement has that word, letter case aside. */
    boolean has(String word) {
        return wholeWord(word).matcher(text).find();
    }

    /** The file's line in which the word comes first, or 0. */
    int lineOfWord(String word) {
        var found = wholeWord(word).matcher(text);
        return found.find() ? lineAt(found.start()) : 0;
    }

    private static Pattern wholeWord(String word) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)", Pattern.CASE_INSENSITIVE);
    }
}
