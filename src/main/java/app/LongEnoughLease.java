package app;

import docusign.DocuSignProperties;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import routes.SendingProperties;

/**
 * Stops a start whose leases end before DocuSign must have answered: every slow answer would come too late to be
 * recorded, and the sign-up would be in doubt while its call is still under way.
 */
@Component
class LongEnoughLease {

    private static final Logger LOG = LoggerFactory.getLogger(LongEnoughLease.class);

    LongEnoughLease(SendingProperties sending, DocuSignProperties docusign) {
        var lease = sending.lease();
        var call = docusign.readTimeout().plus(docusign.connectTimeout());
        tooShort(sending, docusign).ifPresent(wrong -> {
            throw wrong;
        });
        if (lease.compareTo(call) <= 0) {
            LOG.warn(
                    "sending.lease ({} ms) is not longer than docusign.read-timeout and docusign.connect-timeout together"
                            + " ({} ms): slow answers come too late and are looked up; set it to twice as much",
                    lease.toMillis(),
                    call.toMillis());
        }
    }

    /** What stops a start. */
    static Optional<Misconfigured> tooShort(SendingProperties sending, DocuSignProperties docusign) {
        var lease = sending.lease();
        return lease.compareTo(docusign.readTimeout()) > 0
                ? Optional.empty()
                : Optional.of(new Misconfigured(
                        "sending.lease (" + lease.toMillis() + "ms) is not longer than docusign.read-timeout ("
                                + docusign.readTimeout().toMillis() + "ms): no sender could wait for its answer",
                        "Set sending.lease to more than docusign.read-timeout and docusign.connect-timeout together,"
                                + " better to twice as much."));
    }
}
