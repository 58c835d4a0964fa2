package docusign;

import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import docusign.Assertions.UnusableKey;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throttle.SharedQuota;

/**
 * The rules of the one door to DocuSign: nothing leaves without a permit and a token, and each answer is understood
 * before anybody sees it. The route that owns the wire asks before and tells after each call.
 */
public class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final Duration PROBE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(10);

    /** The HTTP client's own names; a ConnectionClosedException is none of them, because that call did arrive. */
    private static final Set<String> NEVER_LEFT =
            Set.of("ConnectTimeoutException", "HttpHostConnectException", "ConnectionRequestTimeoutException");

    private final Accounts accounts;
    private final AccessTokens tokens;
    private final SharedQuota quota;
    private final Clock clock;
    private final Closures closures;

    public Door(Accounts accounts, AccessTokens tokens, SharedQuota quota, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.quota = quota;
        this.clock = clock;
        this.closures = new Closures(quota);
    }

    /**
     * Whether calls of the account can leave: its token and address are there, or are fetched now. Asked before permits
     * are taken, so that none grows old while a token is on its way.
     */
    public boolean ready(String account) {
        try {
            tokens.of(accounts.configured(account).userId());
            accounts.address(account);
            return true;
        } catch (AccountStopped trouble) {
            closures.stop(account, trouble);
        } catch (UnusableKey unusable) {
            closures.stop(account, PROBE, unusable.getMessage());
        }
        return false;
    }

    /** What to do with a call: an {@link HttpCall} to send, or {@link NotNow}. */
    public Object admit(Call call) {
        return call instanceof RestCall rest ? admit(rest) : call;
    }

    private Object admit(RestCall call) {
        try {
            var token = tokens.of(accounts.configured(call.account()).userId());
            var address = accounts.address(call.account());
            if (!call.prepaid()) {
                var grant = quota.take(call.account(), 1);
                if (grant.permits() == 0) {
                    return new NotNow(grant.askAgain(), "the quota of account " + call.account() + " is spent");
                }
            }
            return new HttpCall(call.method(), URI.create(address + call.path()), headers(call, token), call.body());
        } catch (AccountStopped trouble) {
            return closures.stop(call.account(), trouble);
        } catch (UnusableKey unusable) {
            return closures.stop(call.account(), PROBE, unusable.getMessage());
        }
    }

    private static Map<String, String> headers(RestCall call, String token) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Accept", "application/json");
        if (call.body().length > 0) {
            headers.put("Content-Type", "application/json; charset=utf-8");
        }
        return headers;
    }

    /** Whether DocuSign has refused the token of a call that may be repeated once with a new one. */
    public boolean tokenRefused(Call call, Answer answer) {
        return call instanceof RestCall rest
                && !rest.renewed()
                && answer instanceof Answered answered
                && answered.status() == 401;
    }

    /** The call once more, for a new token; the one that was sent is forgotten, if nobody else has done so. */
    public RestCall renew(RestCall call, HttpCall sent) {
        var token = sent.headers().getOrDefault("Authorization", "").replaceFirst("^Bearer ", "");
        tokens.refused(accounts.configured(call.account()).userId(), token);
        return call.again();
    }

    /** What DocuSign's reply means. Limits and account troubles close the account for all replicas. */
    public Answer understand(Call call, Reply reply) {
        if (!(call instanceof RestCall rest)) {
            return new Answered(reply.status(), reply.body());
        }
        if (reply.status() >= 200 && reply.status() < 300) {
            closures.reopen(rest.account());
            return new Answered(reply.status(), reply.body());
        }
        var refusal = Refusal.read(reply.body());
        if (reply.status() == 401 && !rest.renewed()) {
            return new Answered(reply.status(), reply.body());
        }
        if (refusal.isEmpty() || reply.status() >= 500 || reply.status() == 408 || reply.status() == 444) {
            return new Silence("DocuSign answered " + reply.status()
                    + refusal.map(r -> " " + r.code()).orElse(""));
        }
        return understand(rest, reply, refusal.get());
    }

    private Answer understand(RestCall call, Reply reply, Refusal refusal) {
        return switch (refusal.kind()) {
            case HOUR_SPENT -> hourSpent(call.account());
            case BURST_SPENT -> burstSpent(call.account());
            case TOO_OFTEN -> new NotNow(clock.instant().plus(Duration.ofMinutes(15)), refusal.code());
            case PASSING -> new NotNow(clock.instant().plus(SOON), refusal.code());
            case TOKEN, ACCOUNT ->
                closures.stop(call.account(), PROBE, "DocuSign refuses all of the account: " + refusal.code());
            case AMBIGUOUS -> new Silence(refusal.code());
            case FINAL -> unknownOrFinal(call, reply, refusal);
        };
    }

    /** A code we do not know: under 429 it is a limit, under 403 a right of the account, else about this request. */
    private Answer unknownOrFinal(RestCall call, Reply reply, Refusal refusal) {
        return switch (reply.status()) {
            case 429 -> closures.close(call.account(), Duration.ofSeconds(30), refusal.code());
            case 403 -> closures.stop(call.account(), PROBE, "DocuSign refuses all of the account: " + refusal.code());
            default -> new Answered(reply.status(), reply.body());
        };
    }

    private NotNow hourSpent(String account) {
        quota.hourIsSpent(account);
        LOG.warn("account {}: DocuSign's hourly limit is reached; other apps spend it too", account);
        return new NotNow(quota.take(account, 0).askAgain(), "HOURLY_APIINVOCATION_LIMIT_EXCEEDED");
    }

    private NotNow burstSpent(String account) {
        return closures.close(account, quota.limits(account).burstLength(), "BURST_APIINVOCATION_LIMIT_EXCEEDED");
    }

    /** What it means that no reply came: nothing left if there was no connection, otherwise nobody knows. */
    public Answer noReply(Call call, Throwable failure) {
        var neverLeft = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || failure instanceof SSLHandshakeException
                || NEVER_LEFT.contains(failure.getClass().getSimpleName());
        if (neverLeft && call instanceof RestCall rest) {
            return closures.close(
                    rest.account(),
                    SOON,
                    "DocuSign cannot be reached: " + failure.getClass().getSimpleName());
        }
        return new Silence("no answer: " + failure.getClass().getSimpleName());
    }
}
