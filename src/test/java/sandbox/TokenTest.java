package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.algorithms.Algorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sandbox.Caller.Heard;

class TokenTest {

    private static final String LIST = "/envelopes?from_date=2026-01-01T00:00:00Z";

    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Caller.settings());
        caller = new Caller(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void a_signed_assertion_becomes_a_token_that_works() {
        Heard heard = caller.token(Caller.signed(Caller.claims()));
        assertThat(heard.status()).isEqualTo(200);
        assertThat(heard.json().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(new Caller(sandbox).loggedIn().rest(LIST).status()).isEqualTo(200);
    }

    @Test
    void userinfo_says_where_the_account_lives() {
        Heard heard = new Caller(sandbox).loggedIn().get("/oauth/userinfo");
        assertThat(heard.json().at("/accounts/0/account_id").asText()).isEqualTo(Identities.ACCOUNT_ID);
        assertThat(heard.json().at("/accounts/0/base_uri").asText())
                .isEqualTo(sandbox.uri().toString());
    }

    @Test
    void each_mistake_in_an_assertion_has_its_own_answer() {
        refused("issuer_not_found", Caller.signed(Caller.claims().withIssuer("somebody")));
        refused("user_not_found", Caller.signed(Caller.claims().withSubject("somebody")));
        refused(
                "no_valid_keys_or_signatures",
                Caller.signed(Caller.claims().withAudience("https://account-d.docusign.com")));
        refused("no_valid_keys_or_signatures", Caller.signed(Caller.claims().withClaim("scope", "impersonation")));
        refused(
                "no_valid_keys_or_signatures",
                Caller.signed(Caller.claims().withNotBefore(Instant.now().plusSeconds(60))));
        refused("no_valid_keys_or_signatures", Caller.claims().sign(Algorithm.HMAC256("guess")));
        refused("no_valid_keys_or_signatures", Caller.signed(Caller.claims()) + "x");
        refused(
                "expired_grant",
                Caller.signed(Caller.claims().withExpiresAt(Instant.now().minusSeconds(1))));
    }

    @Test
    void a_user_who_never_consented_must_be_asked() {
        SandboxUser shy = new SandboxUser(Identities.USER_ID, "Shy", "shy@example.com", false);
        SandboxSettings settings =
                Caller.settings().withPeople(List.of(shy), Identities.defaults().accounts());
        try (Sandbox other = Sandbox.start(settings)) {
            Heard heard = new Caller(other).token(Caller.signed(Caller.claims()));
            assertThat(heard.status()).isEqualTo(400);
            assertThat(heard.json().path("error").asText()).isEqualTo("consent_required");
        }
    }

    @Test
    void no_token_a_wrong_one_and_an_old_one_are_refused() {
        assertThat(caller.rest(LIST).status()).isEqualTo(401);
        assertThat(caller.rest(LIST).error()).isEqualTo("AUTHORIZATION_INVALID_TOKEN");
        try (Sandbox brief = Sandbox.start(Caller.settings().withTokenLifetime(Duration.ofSeconds(1)))) {
            Caller other = new Caller(brief).loggedIn();
            assertThat(other.rest(LIST).status()).isEqualTo(200);
            Await.until(() -> other.rest(LIST).status() == 401);
        }
    }

    @Test
    void an_account_of_somebody_else_is_refused() {
        Heard heard = new Caller(sandbox).loggedIn().get("/restapi/v2.1/accounts/1234" + LIST);
        assertThat(heard.error()).isEqualTo("USER_LACKS_MEMBERSHIP");
    }

    @Test
    void a_clock_that_is_off_makes_good_assertions_bad() {
        try (Sandbox ahead = Sandbox.start(Caller.settings().withClockSkew(Duration.ofHours(2)))) {
            Heard heard = new Caller(ahead).token(Caller.signed(Caller.claims()));
            assertThat(heard.json().path("error_description").asText()).isEqualTo("expired_grant");
        }
    }

    private static void refused(String description, String assertion) {
        Heard heard = caller.token(assertion);
        assertThat(heard.status()).isEqualTo(400);
        assertThat(heard.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(heard.json().path("error_description").asText()).isEqualTo(description);
    }
}
