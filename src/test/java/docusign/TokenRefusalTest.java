package docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer.Answered;
import docusign.Answer.Silence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class TokenRefusalTest {

    @TempDir
    private Path directory;

    private TokenService docusign;

    @BeforeEach
    void start() {
        docusign = new TokenService(directory);
    }

    @Test
    void a_lack_of_consent_names_the_user_and_the_link() {
        docusign.answers = call -> new Answered(400, "{\"error\":\"consent_required\"}");
        assertThat(docusign.stopped())
                .hasMessageContaining(Settings.USER)
                .hasMessageContaining("https://account-d.docusign.com/oauth/auth?response_type=code"
                        + "&scope=signature%20impersonation&client_id=" + Settings.INTEGRATION_KEY + "&redirect_uri=");
    }

    @ParameterizedTest
    @CsvSource({"issuer_not_found", "user_not_found", "no_valid_keys_or_signatures", "expired_grant"})
    void a_refused_grant_says_what_to_check(String description) {
        docusign.answers = call ->
                new Answered(400, "{\"error\":\"invalid_grant\",\"error_description\":\"" + description + "\"}");
        assertThat(docusign.stopped())
                .hasMessageContainingAll(description, "integration-key", "private-key", Settings.USER);
    }

    @Test
    void a_long_description_is_left_out() {
        docusign.answers = call ->
                new Answered(400, "{\"error\":\"invalid_grant\",\"error_description\":\"<b>ada@example.com</b>\"}");
        assertThat(docusign.stopped()).hasMessageNotContaining("ada@example.com");
    }

    @Test
    void a_refusal_is_kept_for_a_while_so_that_nobody_hammers_the_token_service() {
        docusign.answers = call -> new Answered(400, "{\"error\":\"consent_required\"}");
        var wait = docusign.stopped().tryAgain();
        for (var i = 0; i < 20; i++) {
            assertThat(docusign.stopped()).isNotNull();
        }
        docusign.clock.pass(wait.minusMillis(1));
        assertThat(docusign.stopped()).isNotNull();
        assertThat(docusign.requests).hasSize(1);
        docusign.answers = call -> TokenService.token(2, 3600);
        docusign.clock.pass(Duration.ofMillis(1));
        assertThat(docusign.token()).isEqualTo("token-2");
    }

    @Test
    void no_answer_and_no_token_stop_the_account_for_a_short_while() {
        var answers = List.of(
                new Silence("reset"),
                new Answered(500, "{\"error\":\"server_error\"}"),
                new Answered(400, "<html>"),
                new Answered(200, "<html>"),
                new Answered(200, "{}"),
                new Answered(200, ""));
        var seen = new HashSet<Duration>();
        for (var answer : answers) {
            docusign.answers = call -> answer;
            seen.add(docusign.stopped().tryAgain());
            docusign.clock.pass(Duration.ofMinutes(1));
        }
        assertThat(docusign.requests).hasSize(answers.size());
        assertThat(seen).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void a_user_whose_key_is_unusable_is_told_so() {
        var keyless = Settings.with(directory.resolve("missing"));
        var without = new AccessTokens(keyless, new Assertions(keyless), docusign, new ObjectMapper(), docusign.clock);
        assertThatThrownBy(() -> without.of(Settings.USER)).isInstanceOf(Assertions.UnusableKey.class);
        assertThat(docusign.requests).isEmpty();
    }
}
