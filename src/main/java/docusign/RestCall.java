package docusign;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A request of the eSignature REST API, as its business says it: without host, token or permit.
 *
 * @param account our name for the account
 * @param method GET, POST or PUT
 * @param path below {@code /restapi/v2.1/accounts/{accountId}}, with its query already encoded
 * @param body JSON, or empty
 * @param prepaid whether the permit was taken before, together with the lease
 * @param renewed whether this is the one repetition after a refused token
 */
public record RestCall(String account, String method, String path, byte[] body, boolean prepaid, boolean renewed)
        implements Call {

    /** A reading call that takes its permit at the door. */
    public static RestCall get(String account, String path) {
        return new RestCall(account, "GET", path, new byte[0], false, false);
    }

    /** A changing call. */
    static RestCall put(String account, String path, String json, boolean prepaid) {
        return new RestCall(account, "PUT", path, json.getBytes(StandardCharsets.UTF_8), prepaid, false);
    }

    /** A create call whose permit came with the lease. */
    static RestCall prepaidPost(String account, String path, byte[] json) {
        return new RestCall(account, "POST", path, json, true, false);
    }

    /** The same once more after a refused token; it costs a permit of its own. */
    RestCall again() {
        return new RestCall(account, method, path, body, false, true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RestCall call
                && account.equals(call.account)
                && method.equals(call.method)
                && path.equals(call.path)
                && Arrays.equals(body, call.body)
                && prepaid == call.prepaid
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
