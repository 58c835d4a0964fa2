package api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import ledger.SignupView;

/**
 * Where the sign-up stands after an operator's change, as the ledger has it.
 *
 * @param done whether DocuSign has said that it was done; if not, nobody knows yet
 * @param why it is not known, or ""
 * @param openUntil when the envelope expires now, if that was changed
 */
record Changed(
        @JsonUnwrapped SignupView signup,
        boolean done,
        String why,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant openUntil) {}
