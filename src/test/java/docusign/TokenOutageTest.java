package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Silence;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenOutageTest {

    @TempDir
    private Path directory;

    @Test
    void a_token_that_cannot_be_renewed_serves_until_its_end() {
        var docusign = new TokenService(directory);
        assertThat(docusign.token()).isEqualTo("token-1");
        docusign.answers = call -> new Silence("reset");
        docusign.clock.pass(Duration.ofMinutes(51));
        assertThat(docusign.token()).isEqualTo("token-1");
        docusign.clock.pass(Duration.ofMinutes(8));
        assertThat(docusign.token()).isEqualTo("token-1");
        docusign.clock.pass(Duration.ofMinutes(2));
        assertThat(docusign.stopped()).isNotNull();
    }
}
