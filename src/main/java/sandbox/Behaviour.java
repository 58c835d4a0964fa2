package sandbox;

import java.time.Clock;
import java.time.Duration;

/**
 * What DocuSign leaves open or keeps for itself, chosen for one rehearsal.
 *
 * @param clock the sandbox's own time, which may be wrong on purpose
 * @param listingDelay a created or changed envelope shows in lists and searches only after this long
 * @param strictBodies refuse unknown fields, nulls and scalars that are not strings, where DocuSign would be silent
 * @param refuseUnknownTabs refuse tab labels that the template lacks, where DocuSign drops the text without a word
 * @param refuseRepeatedTransaction what a second create with the same transaction id gets; DocuSign does not say
 * @param transactionAnswer how a look-up by transaction id answers
 * @param seed makes faults, jitter and signers repeatable
 */
public record Behaviour(
        Clock clock,
        Duration listingDelay,
        boolean strictBodies,
        boolean refuseUnknownTabs,
        boolean refuseRepeatedTransaction,
        TransactionAnswer transactionAnswer,
        long seed) {

    /** DocuSign's model has two places for the answer to a look-up by transaction id. */
    public enum TransactionAnswer {
        ENVELOPES,
        STATUSES,
        BOTH
    }

    static Behaviour defaults() {
        return new Behaviour(Clock.systemUTC(), Duration.ZERO, true, true, false, TransactionAnswer.BOTH, 1);
    }

    public Behaviour withClock(Clock other) {
        return new Behaviour(
                other,
                listingDelay,
                strictBodies,
                refuseUnknownTabs,
                refuseRepeatedTransaction,
                transactionAnswer,
                seed);
    }

    public Behaviour withListingDelay(Duration delay) {
        return new Behaviour(
                clock, delay, strictBodies, refuseUnknownTabs, refuseRepeatedTransaction, transactionAnswer, seed);
    }

    public Behaviour withStrictness(boolean bodies, boolean tabs) {
        return new Behaviour(clock, listingDelay, bodies, tabs, refuseRepeatedTransaction, transactionAnswer, seed);
    }

    public Behaviour withRepeatedTransactionRefused(boolean refused) {
        return new Behaviour(clock, listingDelay, strictBodies, refuseUnknownTabs, refused, transactionAnswer, seed);
    }

    public Behaviour withTransactionAnswer(TransactionAnswer answer) {
        return new Behaviour(
                clock, listingDelay, strictBodies, refuseUnknownTabs, refuseRepeatedTransaction, answer, seed);
    }

    public Behaviour withSeed(long other) {
        return new Behaviour(
                clock,
                listingDelay,
                strictBodies,
                refuseUnknownTabs,
                refuseRepeatedTransaction,
                transactionAnswer,
                other);
    }
}
