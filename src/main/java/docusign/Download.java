package docusign;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A request whose answer is too large for memory: a good one is written to a file, and its body is "".
 *
 * @param call what is asked for
 * @param into an existing file, which is written over
 */
public record Download(RestCall call, Path into) implements Call {

    /** What came could not be written: a fault of ours, and not of DocuSign. */
    public static final class NotWritten extends IOException {

        private static final long serialVersionUID = 1L;

        public NotWritten(IOException cause) {
            super(cause);
        }
    }

    /** Without the file. */
    @Override
    public String toString() {
        return call.toString();
    }
}
