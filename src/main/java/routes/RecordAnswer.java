package routes;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import ledger.SendLedger;
import ledger.Tally;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signup.Lease;
import signup.SendResult;
import signup.SendResult.Sent;
import signup.SignupState;
import signup.StatusChange;

/**
 * Has DocuSign's answer written down. A batch of them is written at once, and meanwhile the sender's thread goes on with
 * its next sign-up; the route goes on when this one is written.
 */
final class RecordAnswer extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(RecordAnswer.class);

    private final SendLedger sends;
    private final Tally tally;

    RecordAnswer(SendLedger sends, Tally tally) {
        this.sends = sends;
        this.tally = tally;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        FreeSenders.hangUp(exchange);
        var recorded = record(exchange);
        if (recorded.isDone()) {
            recorded.whenComplete((still, failure) -> settle(exchange, still, failure));
            callback.done(true);
            return true;
        }
        WatchedStep.leave(exchange);
        recorded.whenComplete((still, failure) -> {
            WatchedStep.enter(exchange);
            settle(exchange, still, failure);
            callback.done(false);
        });
        return false;
    }

    private CompletableFuture<Boolean> record(Exchange exchange) {
        try {
            return sends.record(SendEnvelope.lease(exchange), result(exchange));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static SendResult result(Exchange exchange) {
        return exchange.getMessage().getBody(SendResult.class);
    }

    /** Nothing may be thrown here: nobody would hear of it, and the exchange would never end. */
    private void settle(Exchange exchange, Boolean still, Throwable failure) {
        try {
            if (failure != null) {
                exchange.setException(failure);
            } else if (still) {
                tally.recorded(SendEnvelope.lease(exchange), result(exchange));
            } else {
                late(exchange, SendEnvelope.lease(exchange));
            }
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
    }

    /** What comes after the lease was lost is kept, and still news of an envelope. */
    private void late(Exchange exchange, Lease lease) {
        LOG.warn(
                "{}: an answer came after the lease was lost",
                lease.signup().key().printable());
        sends.note(lease, result(exchange));
        if (result(exchange) instanceof Sent sent) {
            var news = new StatusChange(
                    sent.envelopeId(), Optional.of(lease.signup().key()), SignupState.SENT, "", sent.at(), sent.at());
            exchange.getMessage().setBody(List.of(news));
        }
    }
}
