package docusign;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import throttle.Lane;
import throttle.Permit;

/**
 * A request of the eSignature REST API, as its business says it: without host, token or permit.
 *
 * @param account our name for the account
 * @param method GET, POST or PUT
 * @param path below {@code /restapi/v2.1/accounts/{accountId}}, with its query already encoded
 * @param body JSON, or empty
 * @param lane who waits for it
 * @param permit taken before, together with the lease; otherwise the door takes one
 * @param renewed whether this is the one repetition after a refused token
 */
public record RestCall(
        String account, String method, String path, byte[] body, Lane lane, Optional<Permit> permit, boolean renewed)
        implements Call {

    /** A reading call for which nobody waits. */
    public static RestCall get(String account, String path) {
        return new RestCall(account, "GET", path, new byte[0], Lane.RECONCILE, Optional.empty(), false);
    }

    /** A changing call. */
    static RestCall put(String account, String path, String json, Lane lane) {
        return new RestCall(account, "PUT", path, json.getBytes(StandardCharsets.UTF_8), lane, Optional.empty(), false);
    }

    /** A creating call of a batch. */
    static RestCall post(String account, String path, byte[] json) {
        return new RestCall(account, "POST", path, json, Lane.SEND, Optional.empty(), false);
    }

    /** The same for somebody else who waits. */
    public RestCall in(Lane other) {
        return new RestCall(account, method, path, body, other, permit, renewed);
    }

    /** The same with a permit that was taken before. */
    public RestCall paidWith(Permit paid) {
        return new RestCall(account, method, path, body, lane, Optional.of(paid), renewed);
    }

    /** The same once more after a refused token; it costs a permit of its own. */
    RestCall again() {
        return new RestCall(account, method, path, body, lane, Optional.empty(), true);
    }

    /**
     * Whether not everybody who may send may ask this: a refusal says nothing about everything else that is done
     * with it.
     */
    boolean forAdministrators() {
        return path.startsWith("/connect") || path.startsWith("/users/");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RestCall call
                && account.equals(call.account)
                && method.equals(call.method)
                && path.equals(call.path)
                && Arrays.equals(body, call.body)
                && lane == call.lane
                && permit.equals(call.permit)
                && renewed == call.renewed;
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** Without query and body, which may name a person. */
    @Override
    public String toString() {
        return method + " " + path.replaceFirst("\\?.*", "") + " of account " + account;
    }
}
