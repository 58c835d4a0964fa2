package signup;

import java.time.Duration;
import java.time.Instant;

/** What became of one try to send. Four cases, no more: whoever handles them must handle all. */
public sealed interface SendResult {

    /** DocuSign has it. */
    record Sent(String envelopeId, Instant at) implements SendResult {}

    /** Nothing was created and nothing is wrong with the sign-up: try again after that. Not an attempt if {@code free}. */
    record Later(Duration pause, String reason, boolean free) implements SendResult {}

    /** DocuSign will refuse it again unchanged; the reason carries DocuSign's error code. */
    record Refused(String reason) implements SendResult {}

    /** Nothing understandable was heard after the call may have left: the envelope may exist. */
    record NoAnswer(String reason) implements SendResult {}
}
