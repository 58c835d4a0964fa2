package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import sandbox.Sandbox;

/** A start that cannot work ends at once and says which key is wrong. */
@ExtendWith(OutputCaptureExtension.class)
class WrongConfigurationTest {

    private static String ledger;
    private static Sandbox sandbox;

    @TempDir
    private Path folder;

    @BeforeAll
    static void neighbours_that_are_in_order() {
        ledger = Neighbours.postgres().database("wrong_configuration");
        sandbox = Sandbox.start(Settings.docusign());
    }

    @AfterAll
    static void stop() {
        assertThat(sandbox.calls().values()).as("calls of DocuSign").containsOnly(0L);
        sandbox.close();
    }

    private Settings settings() {
        return Settings.of(ledger, sandbox, folder);
    }

    private static void fails(Settings settings) {
        assertThatThrownBy(() -> Service.start(settings).close()).isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_key_file_that_is_not_there_is_named(CapturedOutput output) {
        fails(settings().set("docusign.private-key", "file:" + folder.resolve("missing.key")));
        assertThat(output)
                .contains("docusign.private-key: " + folder.resolve("missing.key") + " cannot be read")
                .doesNotContain("\tat ");
    }

    @Test
    void a_key_file_that_holds_no_key_is_named_and_not_repeated(CapturedOutput output) throws IOException {
        var file = Files.writeString(folder.resolve("wrong.key"), "-----BEGIN PUBLIC KEY-----\nMIIBsecret\n");
        fails(settings().set("docusign.private-key", "file:" + file));
        assertThat(output)
                .contains("docusign.private-key: " + file + " is no RSA private key in PEM")
                .doesNotContain("MIIBsecret")
                .doesNotContain("\tat ");
    }

    @Test
    void a_start_without_any_configuration_names_all_that_is_missing(CapturedOutput output) {
        var settings = settings();
        settings.asMap().keySet().stream()
                .filter(key -> key.startsWith("docusign.") || key.startsWith("spring."))
                .forEach(settings::without);
        fails(settings);
        assertThat(output)
                .contains("missing: spring.datasource.url, docusign.integration-key, docusign.private-key,"
                        + " docusign.accounts.main.account-id, docusign.accounts.main.user-id")
                .doesNotContain("\tat ");
    }

    @Test
    void a_half_configured_account_is_named(CapturedOutput output) {
        fails(settings().without("docusign.accounts.main.user-id"));
        assertThat(output).contains("missing: docusign.accounts.main.user-id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docusign.private-kee",
                "docusign.accounts.main.hourly-limt",
                "sending.in-fligth",
                "reconcile.scedule"
            })
    void an_unknown_key_under_our_prefixes_is_named(String key, CapturedOutput output) {
        fails(settings().set(key, "3"));
        assertThat(output).contains("APPLICATION FAILED TO START").contains(key).doesNotContain("\tat ");
    }

    @Test
    void a_lease_in_which_nobody_could_wait_for_an_answer_is_named_with_what_to_set(CapturedOutput output) {
        fails(settings().set("sending.lease", "60s"));
        assertThat(output)
                .contains("sending.lease (60000ms) is not longer than docusign.read-timeout (60000ms)")
                .contains("Set sending.lease to more than docusign.read-timeout and docusign.connect-timeout together")
                .doesNotContain("\tat ");
    }

    @Test
    void plain_http_leaves_this_machine_only_if_somebody_says_so(CapturedOutput output) {
        fails(settings().set("docusign.oauth-uri", "http://192.0.2.1"));
        assertThat(output).contains("docusign.oauth-uri").contains("'http://192.0.2.1' is not https");
    }
}
