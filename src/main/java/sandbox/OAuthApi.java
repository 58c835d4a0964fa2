package sandbox;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/** DocuSign's account server: it turns a signed assertion into an access token and says where the accounts live. */
final class OAuthApi {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Identities identities;
    private final Network network;
    private final Tokens tokens;
    private final Assertion assertion;
    private final Clock clock;

    OAuthApi(SandboxSettings settings, Tokens tokens) {
        this.identities = settings.identities();
        this.network = settings.network();
        this.clock = settings.behaviour().clock();
        this.assertion = new Assertion(identities);
        this.tokens = tokens;
    }

    Answer token(Call call) {
        if (!call.header("Content-Type").startsWith("application/x-www-form-urlencoded")) {
            throw Refusal.oauth("invalid_request", "unsupported_content_type");
        }
        Map<String, String> form = call.form();
        if (!JWT_BEARER.equals(form.get("grant_type"))) {
            throw Refusal.oauth("invalid_grant", "unsupported_grant_type");
        }
        SandboxUser user = assertion.judge(form.getOrDefault("assertion", ""), clock.instant());
        return Answer.json(
                200,
                Json.object(
                        "access_token",
                        tokens.give(user),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        tokens.lifetimeSeconds(),
                        "scope",
                        "signature impersonation"));
    }

    Answer userinfo(Call call) {
        SandboxUser user = tokens.owner(call);
        String base = network.publicUri().isEmpty() ? "http://" + call.header("Host") : network.publicUri();
        List<Map<String, Object>> accounts = identities.accounts().stream()
                .filter(account -> account.member(user))
                .map(account -> account(account, base))
                .toList();
        return Answer.json(
                200,
                Json.object(
                        "sub", user.id(),
                        "name", user.name(),
                        "given_name", user.name().split(" ")[0],
                        "family_name", user.name().substring(user.name().lastIndexOf(' ') + 1),
                        "created", "2024-01-01T00:00:00.0000000",
                        "email", user.email(),
                        "accounts", accounts));
    }

    private Map<String, Object> account(SandboxAccount account, String base) {
        return Json.object(
                "account_id",
                account.id(),
                "is_default",
                account.equals(identities.accounts().get(0)),
                "account_name",
                account.name(),
                "base_uri",
                base);
    }
}
