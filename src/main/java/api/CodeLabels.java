package api;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Turns DocuSign's error codes into metric labels: never a word of a message, and never more of them than a few dozen. */
public final class CodeLabels {

    /** What is no code, or one too many. */
    public static final String OTHER = "other";

    private static final int MOST = 60;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");
    private static final int LONGEST = 64;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** The code at the beginning of a reason, {@code CODE: words} or the code alone; else {@link #OTHER}. */
    public String of(String reason) {
        var end = reason.indexOf(':');
        var code = (end < 0 ? reason : reason.substring(0, end)).strip();
        if (code.length() > LONGEST || !CODE.matcher(code).matches()) {
            return OTHER;
        }
        return seen.contains(code) || seen.size() < MOST && (seen.add(code) || true) ? code : OTHER;
    }
}
