package docusign;

import static docusign.Door.PROBE;
import static docusign.Door.SOON;

import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import docusign.Refusal.Kind;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throttle.Lane;
import throttle.SharedQuota;

/** What DocuSign's replies mean for the caller and for the account on all replicas. */
final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final SharedQuota quota;
    private final Closures closures;

    Replies(SharedQuota quota, Closures closures) {
        this.quota = quota;
        this.closures = closures;
    }

    Answer understand(RestCall call, HttpCall sent, Reply reply) {
        if (reply.status() >= 200 && reply.status() < 300) {
            closures.reopen(call.account());
            return new Answered(reply.status(), reply.body());
        }
        var refusal = Refusal.read(reply.body());
        if (reply.status() == 401 && !call.renewed()) {
            return new Answered(reply.status(), reply.body());
        }
        if (call.forAdministrators() && isRefused(reply, refusal)) {
            return new Answered(reply.status(), reply.body());
        }
        if (refusal.isEmpty() || reply.status() >= 500 || reply.status() == 408 || reply.status() == 444) {
            return new Silence("DocuSign answered " + reply.status()
                    + refusal.map(r -> " " + r.code()).orElse(""));
        }
        return understand(call, sent, reply, refusal.get());
    }

    /** Whoever lacks a right there must not stop what it does have a right to. */
    private static boolean isRefused(Reply reply, Optional<Refusal> refusal) {
        return reply.status() == 401
                || reply.status() == 403
                || reply.status() < 500
                        && refusal.map(Refusal::kind)
                                .filter(kind -> kind == Kind.TOKEN || kind == Kind.ACCOUNT || kind == Kind.FINAL)
                                .isPresent()
                        && reply.status() != 408
                        && reply.status() != 429
                        && reply.status() != 444;
    }

    private Answer understand(RestCall call, HttpCall sent, Reply reply, Refusal refusal) {
        return switch (refusal.kind()) {
            case HOUR_SPENT -> hourSpent(call, sent);
            case BURST_SPENT -> burstSpent(call.account());
            case TOO_OFTEN -> new NotNow(Duration.ofMinutes(15), refusal.code());
            case PASSING -> new NotNow(SOON, refusal.code());
            case TOKEN -> refusesAll(call, refusal);
            case ACCOUNT -> spares(call) ? new Answered(reply.status(), reply.body()) : refusesAll(call, refusal);
            case AMBIGUOUS -> new Silence(refusal.code());
            case FINAL -> unknownOrFinal(call, reply, refusal);
        };
    }

    /** A code we do not know: under 429 it is a limit, under 403 a right of the account, else about this request. */
    private Answer unknownOrFinal(RestCall call, Reply reply, Refusal refusal) {
        if (refusal.aboutOneEnvelope() || reply.status() == 403 && spares(call)) {
            return new Answered(reply.status(), reply.body());
        }
        return switch (reply.status()) {
            case 429 -> closures.close(call.account(), Duration.ofSeconds(30), refusal.code());
            case 403 -> refusesAll(call, refusal);
            default -> new Answered(reply.status(), reply.body());
        };
    }

    /** Who may send may perhaps not download; that is no reason to send nothing. */
    private static boolean spares(RestCall call) {
        return call.lane() == Lane.DOCUMENTS;
    }

    private NotNow refusesAll(RestCall call, Refusal refusal) {
        return closures.stop(call.account(), PROBE, "DocuSign refuses all of the account: " + refusal.code());
    }

    private NotNow hourSpent(RestCall call, HttpCall sent) {
        sent.permit().ifPresent(quota::hourIsSpent);
        LOG.warn("account {}: DocuSign's hourly limit is reached; other apps spend it too", call.account());
        return new NotNow(quota.take(call.account(), call.lane(), 0).pause(), "HOURLY_APIINVOCATION_LIMIT_EXCEEDED");
    }

    private NotNow burstSpent(String account) {
        return closures.close(account, quota.limits(account).burstLength(), "BURST_APIINVOCATION_LIMIT_EXCEEDED");
    }
}
