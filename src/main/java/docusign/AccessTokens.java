package docusign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer.Answered;
import docusign.Assertions.UnusableKey;
import docusign.Renewals.Result;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps one access token a DocuSign user and renews it ten minutes before it ends, as DocuSign advises: one request for
 * all who wait, and none of them waits while the old one is still good.
 */
public class AccessTokens {

    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final DocuSignProperties properties;
    private final Assertions assertions;
    private final Http http;
    private final ObjectMapper json;
    private final Clock clock;
    private final Renewals renewals;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    public AccessTokens(
            DocuSignProperties properties, Assertions assertions, Http http, ObjectMapper json, Clock clock) {
        this(properties, assertions, http, json, clock, (account, result) -> {});
    }

    /** @param renewals hears of each try to renew a token */
    public AccessTokens(
            DocuSignProperties properties,
            Assertions assertions,
            Http http,
            ObjectMapper json,
            Clock clock,
            Renewals renewals) {
        this.renewals = renewals;
        this.properties = properties;
        this.assertions = assertions;
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    /** The token's value and its times; {@code renewAt} lies before {@code end}. */
    private record Token(String value, Instant renewAt, Instant end) {
        private static final Token NONE = new Token("", Instant.MIN, Instant.MIN);
    }

    private static final class Slot {
        private final ReentrantLock renewing = new ReentrantLock();
        private volatile Token token = Token.NONE;
        private AccountStopped stopped;
        private Instant stoppedUntil = Instant.MIN;
    }

    /**
     * A token of that user.
     *
     * @throws AccountStopped if DocuSign gives none, with what a person has to do
     */
    public String of(String userId) {
        var slot = slots.computeIfAbsent(userId, user -> new Slot());
        var now = clock.instant();
        if (now.isBefore(slot.token.renewAt())) {
            return slot.token.value();
        }
        if (now.isBefore(slot.token.end()) && slot.renewing.isLocked()) {
            return slot.token.value();
        }
        slot.renewing.lock();
        try {
            if (!clock.instant().isBefore(slot.token.renewAt())) {
                renewOrServe(slot, userId);
            }
            return slot.token.value();
        } finally {
            slot.renewing.unlock();
        }
    }

    /** A token that cannot be renewed now serves until its end. */
    private void renewOrServe(Slot slot, String userId) {
        try {
            renew(slot, userId);
        } catch (AccountStopped stopped) {
            if (!clock.instant().isBefore(slot.token.end())) {
                throw stopped;
            }
        }
    }

    private void renew(Slot slot, String userId) {
        if (clock.instant().isBefore(slot.stoppedUntil)) {
            throw slot.stopped;
        }
        try {
            slot.token = request(userId);
            tell(userId, Result.OK);
        } catch (UnusableKey unusable) {
            tell(userId, Result.REFUSED);
            throw unusable;
        } catch (AccountStopped stopped) {
            tell(userId, stopped.forPerson() ? Result.REFUSED : Result.FAILED);
            slot.stopped = stopped;
            slot.stoppedUntil = clock.instant().plus(stopped.tryAgain());
            throw stopped;
        }
    }

    private void tell(String userId, Result result) {
        properties.accounts().forEach((name, account) -> {
            if (account.userId().equals(userId)) {
                renewals.renewed(name, result);
            }
        });
    }

    /** DocuSign refused this token: the next one who needs it asks for a new one, once. */
    public void refused(String userId, String value) {
        var slot = slots.get(userId);
        if (slot != null && slot.token.value().equals(value)) {
            slot.token = Token.NONE;
        }
    }

    private Token request(String userId) {
        var form = "grant_type=" + encoded("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion="
                + encoded(assertions.of(userId));
        var answer = http.send(new HttpCall(
                "POST",
                URI.create(properties.oauthUri() + "/oauth/token"),
                Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", "application/json"),
                form.getBytes(StandardCharsets.UTF_8)));
        if (!(answer instanceof Answered answered)) {
            throw AccountStopped.forNow("DocuSign's token service does not answer: " + answer);
        }
        return answered.ok() ? token(answered) : refuse(answered, userId);
    }

    private Token token(Answered answered) {
        var body = read(answered);
        var lifetime = Duration.ofSeconds(body.path("expires_in").asLong(3600));
        var margin = MARGIN.compareTo(lifetime.dividedBy(6)) < 0 ? MARGIN : lifetime.dividedBy(6);
        var now = clock.instant();
        var value = body.path("access_token").asText("");
        if (value.isEmpty()) {
            throw AccountStopped.forNow("DocuSign's token service answered without a token");
        }
        return new Token(value, now.plus(lifetime).minus(margin), now.plus(lifetime));
    }

    private Token refuse(Answered answered, String userId) {
        var error = read(answered).path("error").asText("");
        var detail = read(answered).path("error_description").asText("");
        if (error.equals("consent_required")) {
            throw AccountStopped.untilMended(
                    "DocuSign user " + userId + " has not consented; open " + consentLink() + " as that user once");
        }
        if (answered.status() >= 500 || error.isEmpty()) {
            throw AccountStopped.forNow("DocuSign's token service answered " + answered.status());
        }
        throw AccountStopped.untilMended(
                "DocuSign gives no token: " + error + (detail.matches("[\\w ]{1,60}") ? " " + detail : "")
                        + "; check docusign.integration-key, docusign.private-key, docusign.oauth-host and the user-id "
                        + userId);
    }

    /** Where the user grants the consent that JWT Grant needs, once. */
    public String consentLink() {
        return "https://" + properties.oauthHost() + "/oauth/auth?response_type=code&scope=signature%20impersonation"
                + "&client_id=" + properties.integrationKey()
                + "&redirect_uri=<a redirect URI of the integration key>";
    }

    private JsonNode read(Answered answered) {
        try {
            return json.readTree(answered.body());
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
