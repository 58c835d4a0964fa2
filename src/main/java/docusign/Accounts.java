package docusign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer.Answered;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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
        synchronized (this) {
            return addresses.computeIfAbsent(account, this::find);
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
        var answer = http.send(new HttpCall(
                "GET",
                URI.create(properties.oauthUri() + "/oauth/userinfo"),
                Map.of("Authorization", "Bearer " + tokens.of(configured.userId()), "Accept", "application/json"),
                new byte[0]));
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            throw AccountStopped.forNow("DocuSign's user information cannot be read: " + answer);
        }
        return address(account, configured, read(answered.body()));
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
