package docusign;

import docusign.Answer.Answered;
import docusign.Answer.Known;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import docusign.Assertions.UnusableKey;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import throttle.Permit;
import throttle.SharedQuota;

/**
 * The rules of the one door to DocuSign: nothing leaves without a permit and a token, and each answer is understood
 * before anybody sees it. The route that owns the wire asks before and tells after each call.
 */
public class Door {

    static final Duration PROBE = Duration.ofMinutes(1);
    static final Duration SOON = Duration.ofSeconds(10);

    /** The HTTP client's own names; a ConnectionClosedException is none of them, because that call did arrive. */
    private static final Set<String> NEVER_LEFT =
            Set.of("ConnectTimeoutException", "HttpHostConnectException", "ConnectionRequestTimeoutException");

    private final Accounts accounts;
    private final AccessTokens tokens;
    private final SharedQuota quota;
    private final Closures closures;
    private final Replies replies;

    public Door(Accounts accounts, AccessTokens tokens, SharedQuota quota) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.quota = quota;
        this.closures = new Closures(quota);
        this.replies = new Replies(quota, closures);
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

    /** What to do with a call: an {@link HttpCall} to send, or an answer without one. */
    public Object admit(Call call) {
        if (!(call instanceof RestCall rest)) {
            return call;
        }
        var envelope = rest.renewed() ? Optional.<String>empty() : SingleEnvelope.readBy(rest);
        return envelope.isEmpty() ? admit(rest) : admit(rest, envelope.get());
    }

    /** No envelope is read alone twice in a quarter of an hour, whoever asks. */
    private Object admit(RestCall call, String envelope) {
        if (!quota.reads().begin(call.account(), envelope)) {
            call.permit().ifPresent(quota::unused);
            return quota.reads()
                    .last(call.account(), envelope)
                    .<Answer>map(Known::new)
                    .orElseGet(() -> new NotNow(SOON, "the envelope is being read"));
        }
        var admitted = admit(call);
        if (!(admitted instanceof HttpCall)) {
            quota.reads().forget(call.account(), envelope);
        }
        return admitted;
    }

    private Object admit(RestCall call) {
        try {
            var token = tokens.of(accounts.configured(call.account()).userId());
            var address = accounts.address(call.account());
            var permit = call.permit().filter(this::inTime);
            if (permit.isEmpty()) {
                var grant = quota.take(call.account(), call.lane(), 1);
                if (grant.permits() == 0) {
                    return new NotNow(grant.pause(), "the quota of account " + call.account() + " is spent");
                }
                permit = Optional.of(grant.permit());
            }
            return new HttpCall(
                    call.method(), URI.create(address + call.path()), headers(call, token), call.body(), permit);
        } catch (AccountStopped trouble) {
            call.permit().ifPresent(quota::unused);
            return closures.stop(call.account(), trouble);
        } catch (UnusableKey unusable) {
            call.permit().ifPresent(quota::unused);
            return closures.stop(call.account(), PROBE, unusable.getMessage());
        }
    }

    /** A permit that has grown too old is given back: its call could arrive when it does not count any more. */
    private boolean inTime(Permit permit) {
        if (permit.stale(System.nanoTime())) {
            quota.unused(permit);
            return false;
        }
        return true;
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
    public Answer understand(Call call, HttpCall sent, Reply reply) {
        if (!(call instanceof RestCall rest)) {
            return new Answered(reply.status(), reply.body());
        }
        sent.permit().ifPresent(permit -> quota.ended(permit, reply.headers(), Refusal.ofLimit(reply)));
        return replies.understand(rest, sent, reply);
    }

    /** What it means that no reply came: nothing left if there was no connection, otherwise nobody knows. */
    public Answer noReply(Call call, HttpCall sent, Throwable failure) {
        sent.permit().ifPresent(permit -> quota.ended(permit, Map.of(), false));
        var neverLeft = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || failure instanceof SSLHandshakeException
                || NEVER_LEFT.contains(failure.getClass().getSimpleName());
        if (neverLeft && call instanceof RestCall rest) {
            SingleEnvelope.readBy(rest).ifPresent(envelope -> quota.reads().forget(rest.account(), envelope));
            return closures.close(
                    rest.account(),
                    SOON,
                    "DocuSign cannot be reached: " + failure.getClass().getSimpleName());
        }
        return new Silence("no answer: " + failure.getClass().getSimpleName());
    }
}
