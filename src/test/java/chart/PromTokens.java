package chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A PromQL expression cut into words; what is none is refused. */
final class PromTokens {

    /** What a word is. */
    enum Kind {
        NAME,
        NUMBER,
        DURATION,
        STRING,
        SIGN
    }

    /** One word, and where it begins. */
    record Token(Kind kind, String text, int at) {}

    private static final Pattern WORD = Pattern.compile("\\s+"
            + "|(?<DURATION>(?:[0-9]+(?:ms|[smhdwy]))+)(?![a-zA-Z0-9_])"
            + "|(?<NUMBER>[0-9]+(?:\\.[0-9]+)?(?:e[+-]?[0-9]+)?)(?![a-zA-Z0-9_])"
            + "|(?<NAME>[a-zA-Z_:][a-zA-Z0-9_:]*)"
            + "|(?<STRING>\"(?:[^\"\\\\]|\\\\.)*\")"
            + "|(?<SIGN>==|!=|<=|>=|=~|!~|[-+*/%^(){}\\[\\],=<>])");

    private final List<Token> tokens;
    private int next;

    private PromTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** @throws IllegalArgumentException at what is no word of PromQL */
    static PromTokens of(String text) {
        var tokens = new ArrayList<Token>();
        var words = WORD.matcher(text);
        var at = 0;
        while (at < text.length()) {
            if (!words.find(at) || words.start() != at) {
                throw new IllegalArgumentException("no word of PromQL at: " + text.substring(at));
            }
            for (var kind : Kind.values()) {
                if (words.group(kind.name()) != null) {
                    tokens.add(new Token(kind, words.group(), at));
                }
            }
            at = words.end();
        }
        return new PromTokens(tokens);
    }

    boolean atEnd() {
        return next == tokens.size();
    }

    /** Whether the next word is this one; a string never is. */
    boolean sees(String text) {
        return !atEnd()
                && tokens.get(next).kind() != Kind.STRING
                && tokens.get(next).text().equals(text);
    }

    boolean sees(Kind kind) {
        return !atEnd() && tokens.get(next).kind() == kind;
    }

    /** Goes past the next word if it is this one. */
    boolean skip(String text) {
        var seen = sees(text);
        if (seen) {
            next++;
        }
        return seen;
    }

    void expect(String text) {
        if (!skip(text)) {
            throw wrong("'" + text + "'");
        }
    }

    String take(Kind kind) {
        if (!sees(kind)) {
            throw wrong(kind.name());
        }
        return tokens.get(next++).text();
    }

    /** Names in parentheses. */
    List<String> names() {
        var labels = new ArrayList<String>();
        expect("(");
        while (!skip(")")) {
            labels.add(take(Kind.NAME));
            if (!sees(")")) {
                expect(",");
            }
        }
        return labels;
    }

    IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException(
                "expected " + wanted + " but found " + (atEnd() ? "the end" : tokens.get(next)));
    }
}
