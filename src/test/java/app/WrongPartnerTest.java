package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import sandbox.Sandbox;

/** A partner that is wrong is named with file and line, and costs nobody else anything. */
@ExtendWith(OutputCaptureExtension.class)
class WrongPartnerTest {

    @TempDir
    private Path folders;

    private String acme;

    private void wrongPartners() {
        folder("unknown-account").change("partner.yaml", "account: main", "account: mian");
        folder("missing-file").without("claimed.sql");
        folder("misspelt-column").change("pending.sql", "email", "emial");
        folder("no-such-table").change("outcome.sql", "update signups", "update\n  sign_ups");
        folder("unknown-key").change("partner.yaml", "role: signer", "rolle: signer");
        folder("stray-hash").change("claimed.sql", "where ref = :#ref", "where ref = :#ref and city <> '#1'");
        folder("broken-yaml").change("partner.yaml", "role: signer", "role: [signer");
        folder("no-host").change("partner.yaml", "localhost", "nowhere.invalid");

        Neighbours.postgres().user("reader", "r1ght");
        folder("wrong-password")
                .change("partner.yaml", "?user=postgres", "")
                .change("partner.yaml", "username: postgres", "username: reader")
                .change("partner.yaml", "password: \"\"", "password: wr0ng");
    }

    private PartnerFolder folder(String name) {
        return PartnerFolder.in(folders, name, acme);
    }

    @Test
    void each_wrong_partner_is_named_with_file_and_line_and_the_good_one_is_served(CapturedOutput output) {
        acme = Neighbours.postgres().database("wrong_partner_acme");
        var good = Neighbours.postgres().database("wrong_partner_good");
        SignupTable.in(acme);
        var table = SignupTable.in(good).add("G1", "Ann", "ann@example.org");
        wrongPartners();
        PartnerFolder.in(folders, "good", good);
        var ledger = Neighbours.postgres().database("wrong_partner");
        try (var sandbox = Sandbox.start(Settings.docusign());
                var service = Service.start(Settings.of(ledger, sandbox, folders))) {
            assertThat(service).isNotNull();
            await().atMost(Duration.ofSeconds(30)).until(() -> table.count("sent") == 1);
            table.add("G2", "Bob", "bob@example.org");
            await().atMost(Duration.ofSeconds(30)).until(() -> table.count("sent") == 2);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(output).contains("partner no-host: ", "partner wrong-password: "));
            assertThat(sandbox.envelopes()).hasSize(2);
        }
        assertThat(output)
                .contains("partner unknown-account: partner.yaml line 3: 'account' is not among docusign.accounts")
                .contains("partner missing-file: claimed.sql: is missing")
                .contains("partner misspelt-column: pending.sql line 2: ")
                .contains("partner no-such-table: outcome.sql line 3: ")
                .contains("partner unknown-key: partner.yaml line 5: unknown key 'rolle'")
                .contains("partner stray-hash: claimed.sql line 2: a '#' that begins no parameter")
                .containsPattern("partner broken-yaml: partner\\.yaml line \\d+: ")
                .containsPattern("partner no-host: partner\\.yaml line [67]: no connection to .*host is unknown")
                .containsPattern(
                        "partner wrong-password: partner\\.yaml line [67]: no connection to .*password is wrong")
                .doesNotContain("wr0ng")
                .doesNotContain("\tat ");
    }
}
