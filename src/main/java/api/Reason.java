package api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import ledger.Decision;

/** Why an operator changes something; no change without it. */
record Reason(@JsonProperty("reason") String reason) {

    private static final int LONGEST = 500;

    static Decision decision(String reason, Principal operator) {
        var text = reason == null ? "" : reason.strip();
        if (text.isEmpty()) {
            throw Problem.bad("a change needs a reason: {\"reason\": \"…\"}");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Problem.bad("a reason has at most " + LONGEST + " characters");
        }
        if (text.chars().anyMatch(each -> Character.isISOControl(each) && each != '\n')
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Problem.bad("a reason is plain text without control characters");
        }
        return new Decision(operator.getName(), text);
    }
}
