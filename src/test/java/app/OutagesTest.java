package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import sandbox.Sandbox;

/** Databases go away and come back: the service says so, loses nothing, doubles nothing and goes on by itself. */
@ExtendWith(OutputCaptureExtension.class)
class OutagesTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folders;

    private final Sandbox sandbox =
            Sandbox.start(Settings.docusign().withAnswerDelay(Duration.ofMillis(50), Duration.ofMillis(200)));
    private SignupTable acme;
    private SignupTable vela;
    private Cable toAcme;
    private Cable toLedger;
    private Service service;
    private int sent;

    @BeforeEach
    void two_partners_of_which_one_has_a_long_way() {
        var acmes = Neighbours.postgres().database("outages_acme");
        var velas = Neighbours.postgres().database("outages_vela");
        var ledger = Neighbours.postgres().database("outages");
        acme = SignupTable.in(acmes);
        vela = SignupTable.in(velas);
        toAcme = new Cable(URI.create(acmes.substring(5)).getPort());
        toLedger = new Cable(URI.create(ledger.substring(5)).getPort());
        PartnerFolder.in(folders, "acme", toAcme.instead(acmes));
        PartnerFolder.in(folders, "vela", velas);
        service = Service.start(Settings.of(toLedger.instead(ledger), sandbox, folders)
                .set("admin.username", "olga")
                .set("admin.password", "secret")
                .set("docusign.read-timeout", "2s")
                .set("sending.lease", "6s")
                .set("sending.settle-time", "3s")
                .set("spring.datasource.hikari.connection-timeout", "1000"));
    }

    @AfterEach
    void stop() {
        service.close();
        sandbox.close();
        toAcme.close();
        toLedger.close();
    }

    @Test
    void whichever_database_goes_away_all_others_go_on_and_so_does_it_when_it_is_back(CapturedOutput output) {
        both(5);
        allSent();
        aPartnersDatabaseGoesAway(output);
        theLedgerIsReadOnly(output);
        theLedgerGoesAway(output);
        var byKey = sandbox.envelopes().stream()
                .collect(Collectors.groupingBy(one -> one.customFields().get("countersign")));
        assertThat(byKey)
                .hasSize(2 * sent)
                .allSatisfy((key, all) -> assertThat(all).as(key).hasSize(1));
        assertThat(output)
                .containsOnlyOnce("the database is read-only (SQLSTATE 25006)")
                .contains("the ledger cannot be written: the database does not answer")
                .doesNotContain("example.org");
    }

    private void aPartnersDatabaseGoesAway(CapturedOutput output) {
        toAcme.cut();
        both(5);
        await().atMost(LONG).until(() -> vela.count("sent") == sent);
        await().atMost(LONG).untilAsserted(() -> assertThat(output).contains("outages_acme: nobody listens there"));
        assertThat(ready().statusCode()).isEqualTo(200);
        assertThat(get(service.port(), "/admin/v1/partners").body())
                .contains("\"what\":\"partner acme: partner.yaml line")
                .doesNotContain("\"what\":\"partner vela");
        toAcme.mend();
        allSent();
        assertThat(output)
                .containsOnlyOnce("outages_acme: nobody listens there")
                .containsOnlyOnce("partner acme: its database works again");
    }

    private void theLedgerIsReadOnly(CapturedOutput output) {
        ledger("set default_transaction_read_only = on");
        both(20);
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(ready().statusCode()).isEqualTo(503);
            assertThat(ready().body()).contains("read-only");
        });
        ledger("reset default_transaction_read_only");
        allSent();
        await().atMost(LONG).until(() -> ready().statusCode() == 200);
        await().atMost(LONG).untilAsserted(() -> assertThat(output).contains("the ledger can be written again"));
    }

    /** As a restart is: all connections are lost at once, in the middle of work, and new ones refused for a while. */
    private void theLedgerGoesAway(CapturedOutput output) {
        var before = sandbox.envelopes().size();
        both(40);
        await().atMost(LONG).until(() -> sandbox.envelopes().size() > before + 10);
        toLedger.cut();
        await().atMost(LONG).until(() -> ready().statusCode() == 503);
        assertThat(ready().body()).contains("the database does not answer");
        assertThat(get(service.managementPort(), "/observe/health/live").statusCode())
                .isEqualTo(200);
        toLedger.mend();
        allSent();
        await().atMost(LONG).until(() -> ready().statusCode() == 200);
        assertThat(output).doesNotContain("partner vela: partner.yaml line");
    }

    private void both(int more) {
        IntStream.range(sent, sent + more).forEach(number -> {
            acme.add("A" + number, "Ann", "ann" + number + "@example.org");
            vela.add("V" + number, "Bob", "bob" + number + "@example.org");
        });
        sent += more;
    }

    private void allSent() {
        await().atMost(LONG).until(() -> acme.count("sent") == sent && vela.count("sent") == sent);
    }

    private static void ledger(String setting) {
        var jdbc = new JdbcTemplate(Neighbours.postgres().dataSource("postgres"));
        jdbc.execute("alter database outages " + setting);
        jdbc.queryForList("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'outages'");
    }

    private HttpResponse<String> ready() {
        return get(service.managementPort(), "/observe/health/ready");
    }

    private static HttpResponse<String> get(int port, String path) {
        var login = Base64.getEncoder().encodeToString("olga:secret".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + login)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
