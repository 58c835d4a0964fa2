package docusign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer.Answered;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Finds where the data centre of an account is, once: DocuSign limits {@code /oauth/userinfo} by the hour and says that
 * its answer should be kept.
 */
public class Accounts {

    private final DocuSignProperties properties;
    private final AccessTokens tokens;
    private final Http http;
    private final ObjectMapper json;
    private final Map<String, URI> addresses = new ConcurrentHashMap<>();
    private final Map<String, ReentrantLock> asking = new ConcurrentHashMap<>();

    public Accounts(DocuSignProperties properties, AccessTokens tokens, Http http, ObjectMapper json) {
        this.properties = properties;
        this.tokens = tokens;
        this.http = http;
        this.json = json;
    }

    /**
     * The address below which everything of the account lies: {@code {base_uri}/restapi/v2.1/accounts/{accountId}}.
     *
     * @throws AccountStopped if the user cannot reach the account, with what a person has to do
     */
    public URI address(String account) {
        var known = addresses.get(account);
        if (known != null) {
            return known;
        }
        var turn = asking.computeIfAbsent(account, any -> new ReentrantLock());
        turn.lock();
        try {
            var meanwhile = addresses.get(account);
            var found = meanwhile == null ? find(account) : meanwhile;
            addresses.put(account, found);
            return found;
        } finally {
            turn.unlock();
        }
    }

    /** The account as configured. */
    DocuSignProperties.Account configured(String account) {
        return Optional.ofNullable(properties.accounts().get(account))
                .orElseThrow(
                        () -> new IllegalArgumentException("no account '" + account + "' under docusign.accounts"));
    }

    private URI find(String account) {
        var configured = configured(account);
        var answer = userInfo(configured.userId());
        if (isRefused(answer)) {
            answer = userInfo(configured.userId());
        }
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            throw AccountStopped.forNow("DocuSign's user information cannot be read: " + answer);
        }
        return address(account, configured, read(answered.body()));
    }

    /** A token that is refused here is refused everywhere: the next one who needs it asks for a new one. */
    private Answer userInfo(String userId) {
        var token = tokens.of(userId);
        var answer = http.send(new HttpCall(
                "GET",
                URI.create(properties.oauthUri() + "/oauth/userinfo"),
                Map.of("Authorization", "Bearer " + token, "Accept", "application/json"),
                new byte[0]));
        if (isRefused(answer)) {
            tokens.refused(userId, token);
        }
        return answer;
    }

    private static boolean isRefused(Answer answer) {
        return answer instanceof Answered answered && answered.status() == 401;
    }

    private URI address(String account, DocuSignProperties.Account configured, JsonNode userInfo) {
        for (var entry : userInfo.path("accounts")) {
            if (entry.path("account_id").asText().equalsIgnoreCase(configured.accountId())) {
                var base = URI.create(entry.path("base_uri").asText());
                var refused = DocuSignProperties.refusal(base, properties.allowPlainHttp());
                if (!refused.isEmpty()) {
                    throw AccountStopped.untilMended("DocuSign names an address that is not called: " + refused);
                }
                return URI.create(base + "/restapi/v2.1/accounts/" + configured.accountId());
            }
        }
        throw AccountStopped.untilMended("DocuSign user " + configured.userId() + " has no account "
                + configured.accountId() + "; check docusign.accounts." + account + ".account-id and .user-id");
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw AccountStopped.forNow("DocuSign's user information is no JSON");
        }
    }
}
