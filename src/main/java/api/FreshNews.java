package api;

import docusign.EnvelopeSigner;
import java.time.Duration;
import java.util.List;
import signup.SignupKey;

/** Learns at once what became of one envelope, for an operator who waits. */
@FunctionalInterface
public interface FreshNews {

    /**
     * What came of asking.
     *
     * @param answered whether DocuSign has said how the envelope stands, and the ledger knows it now
     * @param why it has not, or ""
     * @param pause after which asking again may help; zero if it will not
     * @param signers whom DocuSign has in the envelope; nobody keeps them
     */
    record Asked(boolean answered, String why, Duration pause, List<EnvelopeSigner> signers) {}

    /** Asks, if the envelope was not read a quarter of an hour ago. */
    Asked of(SignupKey key, String account, String envelope);
}
