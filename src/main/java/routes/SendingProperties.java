package routes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sign-ups are sent.
 *
 * @param every how often the ledger is asked for sign-ups that are due
 * @param inFlight create calls of one account under way at once, on one replica
 * @param lease how long a sender has for one sign-up before it counts as doubtful; longer than DocuSign's read time-out
 * @param settleTime how long DocuSign may take to show an envelope it created; before that "not listed" proves nothing
 * @param whenUnsure what to do when an attempt is still unknown after the settle time
 * @param maxAttempts tries that fail by themselves before a person should look
 */
@ConfigurationProperties(prefix = "sending", ignoreUnknownFields = false)
public record SendingProperties(
        @DefaultValue("1s") Duration every,
        @DefaultValue("32") int inFlight,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("15m") Duration settleTime,
        @DefaultValue("resend") WhenUnsure whenUnsure,
        @DefaultValue("8") int maxAttempts) {

    /** How long after its lease a call may still start, so that its answer comes before the lease ends. */
    Duration latestStart(Duration readTimeout) {
        var left = lease.minus(readTimeout);
        return left.compareTo(lease.dividedBy(4)) > 0 ? left : lease.dividedBy(4);
    }

    /** What to do with an attempt that DocuSign does not know after the settle time. */
    public enum WhenUnsure {
        /** Send again with a new transaction id. */
        RESEND,
        /** Wait for an operator. */
        ASK
    }
}
