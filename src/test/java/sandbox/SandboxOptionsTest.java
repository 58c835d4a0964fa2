package sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxOptionsTest {

    @Test
    void every_option_finds_its_place(@TempDir Path dir) throws IOException {
        Path key = dir.resolve("public.pem");
        String der = Base64.getMimeEncoder().encodeToString(Caller.publicKey().getEncoded());
        Files.writeString(key, "-----BEGIN PUBLIC KEY-----\n" + der + "\n-----END PUBLIC KEY-----\n");
        Path faults = dir.resolve("faults.json");
        Files.writeString(faults, "[{\"kind\": \"slow\", \"lasting\": \"2s\", \"probability\": 0.1}]");
        SandboxSettings settings = SandboxOptions.read(new String[] {
            "--port=0",
            "--hourly-limit=60",
            "--hour-length=60s",
            "--burst-length=500ms",
            "--limit-status=400",
            "--answer-delay=1ms",
            "--signers=off",
            "--account-id=A",
            "--user-id=U",
            "--integration-key=I",
            "--oauth-host=oauth.example",
            "--template=T:signer:city,plan",
            "--template=T:guardian:",
            "--public-key=" + key,
            "--faults=" + faults
        });
        assertThat(settings.limits().hourly()).isEqualTo(60);
        assertThat(settings.limits().hourLength()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.limits().burstLength()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.limits().status()).isEqualTo(Limits.LimitStatus.LEGACY);
        assertThat(settings.signers().active()).isFalse();
        assertThat(settings.identities().integrationKeys().get("I")).containsExactly(Caller.publicKey());
        SandboxTemplate template =
                settings.identities().accounts().get(0).templates().get(0);
        assertThat(template.roles()).extracting(SandboxTemplate.Role::name).containsExactly("signer", "guardian");
        assertThat(template.roles().get(0).textTabs()).containsExactly("city", "plan");
        assertThat(settings.faults()).singleElement().extracting(Fault::lasting).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_mistake_on_the_command_line_is_named() {
        assertRefused("--prot=1", "--prot=1", "--port=");
        assertRefused("--port", "--port");
        assertRefused("--port=x", "--port");
        assertRefused("--answer-delay=soon", "soon");
        assertRefused("--signers=maybe", "--signers");
        assertRefused("--template=x", "uuid:role");
        assertRefused("--faults=/no/such/file", "/no/such/file");
        assertThat(SandboxCommand.run(new String[] {"--prot=1"})).isEqualTo(2);
    }

    @Test
    void the_introduction_can_be_pasted_into_the_configuration() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
            SandboxCommand.introduce(sandbox, new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThat(said.toString(StandardCharsets.UTF_8))
                    .contains("docusign.oauth-uri=" + sandbox.uri())
                    .contains("docusign.accounts.main.account-id=" + Identities.ACCOUNT_ID)
                    .contains("believes every signature")
                    .contains("template: " + Identities.MEMBERSHIP_TEMPLATE);
        }
    }

    private static void assertRefused(String option, String... words) {
        assertThatThrownBy(() -> SandboxOptions.read(new String[] {option}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }
}
