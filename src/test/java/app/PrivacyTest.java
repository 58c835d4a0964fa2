package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import sandbox.Fault;
import sandbox.Fault.Kind;
import sandbox.Operation;
import sandbox.Sandbox;

/** Whatever fails, nobody's name or address and no secret gets into a log line. */
@ExtendWith(OutputCaptureExtension.class)
class PrivacyTest {

    private static final String NAME = "Wilhelmina";
    private static final String DOMAIN = "recognisable.example";

    @TempDir
    private Path folders;

    private final Sandbox sandbox = Sandbox.start(Settings.docusign());

    private static void people(SignupTable table) {
        table.add("fine", NAME + " Fine", "fine@" + DOMAIN)
                .add("refused", NAME + " Refused", "refused@" + DOMAIN)
                .add("lost", NAME + " Lost", "lost@" + DOMAIN)
                .add("untold", NAME + " Untold", "untold@" + DOMAIN)
                .add("invalid", NAME + " Invalid", NAME + " at " + DOMAIN)
                .add("long", NAME.repeat(30), "long@" + DOMAIN)
                .add("tab", NAME + " Tab", "tab@" + DOMAIN, "M", NAME + "\u0001" + DOMAIN);
    }

    /** Its constraints refuse to mark rows and to be told, and quote the row when they do. */
    private SignupTable onPostgres() {
        var database = Neighbours.postgres().database("privacy_acme");
        var table = SignupTable.in(database);
        people(table);
        table.run("alter table signups add check (ref <> 'fine' or not taken)");
        table.run("alter table signups add check (ref <> 'untold' or status is null)");
        PartnerFolder.in(folders, "acme", database);
        return table;
    }

    /** Its trigger refuses to be told, with the person's name in its own words. */
    private void onMariaDb() {
        var database = Neighbours.mariaDb().database("privacy_vela");
        var table = SignupTable.in(database);
        people(table);
        table.run("""
                create trigger quote before update on signups for each row
                begin
                    if new.ref = 'untold' and new.status is not null then
                        set @text = concat('no ', new.name, ' ', new.email);
                        signal sqlstate '45000' set message_text = @text;
                    end if;
                end
                """);
        PartnerFolder.in(folders, "vela", database)
                .change(
                        "outcome.sql",
                        "reason = :#reason",
                        "reason = case when ref = 'fine' then email - 1 else :#reason end");
    }

    private void faults() {
        var words = NAME + " <refused@" + DOMAIN + "> is no recipient";
        sandbox.fault(Fault.of(Kind.ERROR)
                .on(Operation.CREATE)
                .mailedTo("refused@" + DOMAIN)
                .saying(400, "INVALID_EMAIL_ADDRESS_FOR_RECIPIENT", words));
        sandbox.fault(Fault.of(Kind.CREATED_THEN_BROKEN_JSON)
                .on(Operation.CREATE)
                .mailedTo("lost@" + DOMAIN)
                .times(2));
        sandbox.fault(Fault.of(Kind.UNAUTHORIZED).on(Operation.CREATE).times(1));
    }

    @Test
    void failures_of_every_kind_are_told_without_anybodys_data(CapturedOutput output) throws IOException {
        var acme = onPostgres();
        onMariaDb();
        faults();
        var ledger = Neighbours.postgres().database("privacy");
        try (var service = Service.start(Settings.of(ledger, sandbox, folders).set("sending.settle-time", "3s"))) {
            assertThat(service).isNotNull();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(acme.count("sent") + acme.count("refused") + acme.count("invalid"))
                        .isEqualTo(6);
                assertThat(output)
                        .contains("partner acme: claimed.sql")
                        .contains("partner acme: outcome.sql")
                        .contains("partner vela: outcome.sql");
            });
        }
        sandbox.close();
        assertThat(acme.rows().get("refused").reason()).contains("INVALID_EMAIL_ADDRESS_FOR_RECIPIENT");
        assertThat(output.getAll())
                .doesNotContainIgnoringCase(NAME)
                .doesNotContainIgnoringCase(DOMAIN)
                .doesNotContain("Bearer")
                .doesNotContain("eyJ")
                .doesNotContain(
                        Files.readAllLines(Neighbours.keys().privateKey()).get(1));
    }
}
