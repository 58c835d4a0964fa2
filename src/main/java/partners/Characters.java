package partners;

/** Knows the characters that neither DocuSign, JSON nor a log should get; looks at each character once. */
final class Characters {

    private Characters() {}

    /** What is wrong with text that is one line, as a name is; "" if nothing. */
    static String oneLine(String text) {
        return flaw(text, false);
    }

    /** What is wrong with text that may have tabs and lines; "" if nothing. */
    static String lines(String text) {
        return flaw(text, true);
    }

    /** Whether half of a surrogate pair stands alone; no database keeps such text as it is. */
    static boolean broken(String text) {
        for (var i = 0; i < text.length(); i++) {
            var next = text.charAt(i);
            if (Character.isSurrogate(next)) {
                if (!paired(text, i)) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static String flaw(String text, boolean lines) {
        for (var i = 0; i < text.length(); i++) {
            var next = text.charAt(i);
            if (next < ' ' || (next >= 0x7F && next <= 0x9F)) {
                if (!lines || (next != '\t' && next != '\n' && next != '\r')) {
                    return at("a control character", next, i);
                }
            } else if (!lines && overrides(next)) {
                return at("a character that turns the direction of the text", next, i);
            } else if (Character.isSurrogate(next)) {
                if (!paired(text, i)) {
                    return at("half a character", next, i);
                }
                i++;
            }
        }
        return "";
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static boolean overrides(char c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static String at(String what, char which, int index) {
        return String.format("%s (U+%04X) at position %d", what, (int) which, index + 1);
    }
}
