package docusign;

import java.time.Duration;
import java.time.Instant;

/** What came back through the one door. */
public sealed interface Answer {

    /** DocuSign answered, with success or with a refusal that says what is wrong. */
    record Answered(int status, String body) implements Answer {

        /** Whether the status is 2xx. */
        public boolean ok() {
            return status >= 200 && status < 300;
        }

        /** Without the body, which may name a person. */
        @Override
        public String toString() {
            return "Answered[" + status + "]";
        }
    }

    /** No call was made, or it was refused for a reason that passes: nothing was created or changed. */
    record NotNow(Duration pause, String why) implements Answer {

        @Override
        public String toString() {
            return why;
        }
    }

    /**
     * No call was made, because its one envelope was read a moment ago: the ledger knows what there is to know.
     *
     * @param readAt when
     */
    record Known(Instant readAt) implements Answer {}

    /** The call may have left, and nothing understandable came back. */
    record Silence(String why) implements Answer {

        @Override
        public String toString() {
            return why;
        }
    }
}
