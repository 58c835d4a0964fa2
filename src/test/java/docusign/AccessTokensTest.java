package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Answered;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class AccessTokensTest {

    @TempDir
    private Path directory;

    private TokenService docusign;

    @BeforeEach
    void start() {
        docusign = new TokenService(directory);
    }

    @Test
    void a_token_is_asked_for_as_jwt_grant_wants_it() {
        assertThat(docusign.token()).isEqualTo("token-1");
        var request = docusign.requests.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("https://account-d.docusign.com/oauth/token");
        assertThat(request.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded");
        assertThat(new String(request.body(), StandardCharsets.UTF_8))
                .matches("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer"
                        + "&assertion=[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        assertThat(request).hasToString("POST account-d.docusign.com/oauth/token");
    }

    @ParameterizedTest
    @CsvSource({"3600, 3000", "28800, 28200", "600, 500", "60, 50"})
    void a_token_is_renewed_before_it_ends(long lifetime, long renewal) {
        docusign.answers = call -> TokenService.token(docusign.requests.size(), lifetime);
        assertThat(docusign.token()).isEqualTo("token-1");
        docusign.clock.pass(Duration.ofSeconds(renewal).minusMillis(1));
        assertThat(docusign.token()).isEqualTo("token-1");
        docusign.clock.pass(Duration.ofMillis(1));
        assertThat(docusign.token()).isEqualTo("token-2");
        assertThat(docusign.requests).hasSize(2);
    }

    @Test
    void a_token_without_a_lifetime_is_taken_for_an_hour() {
        docusign.answers = call -> new Answered(200, "{\"access_token\":\"token-" + docusign.requests.size() + "\"}");
        docusign.token();
        docusign.clock.pass(Duration.ofMinutes(49));
        assertThat(docusign.token()).isEqualTo("token-1");
        docusign.clock.pass(Duration.ofMinutes(1));
        assertThat(docusign.token()).isEqualTo("token-2");
    }

    @Test
    void a_refused_token_is_asked_for_anew_and_only_that_one_is_forgotten() {
        assertThat(docusign.token()).isEqualTo("token-1");
        docusign.tokens.refused(Settings.USER, "token-1");
        assertThat(docusign.token()).isEqualTo("token-2");
        docusign.tokens.refused(Settings.USER, "token-1");
        docusign.tokens.refused("somebody else", "token-2");
        assertThat(docusign.token()).isEqualTo("token-2");
        assertThat(docusign.requests).hasSize(2);
    }

    @Test
    void each_user_has_a_token_of_its_own() {
        assertThat(docusign.token()).isEqualTo("token-1");
        assertThat(docusign.tokens.of("another")).isEqualTo("token-2");
        assertThat(docusign.token()).isEqualTo("token-1");
    }
}
