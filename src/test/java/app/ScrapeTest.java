package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.Fault;
import sandbox.Fault.Kind;
import sandbox.Operation;
import sandbox.Sandbox;
import sandbox.SignerAct;

/** What a service that has lived through everything shows to Prometheus. */
class ScrapeTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static Sandbox sandbox;
    private static SignupTable table;
    private static Service service;

    @BeforeAll
    static void start(@TempDir Path folders, @TempDir Path documents) {
        sandbox = Sandbox.start(Settings.docusign().withListingDelay(Duration.ofMillis(100)));
        var database = Neighbours.postgres().database("scrape_acme");
        table = SignupTable.in(database);
        PartnerFolder.in(folders, "acme", database, "documents: folder");
        service = Service.start(Settings.of(Neighbours.postgres().database("scrape"), sandbox, folders)
                .set("documents.folder", documents.toString())
                .set("docusign.connect.hmac-keys", "key")
                .set("docusign.connect.repair-after", "1s")
                .set("docusign.read-timeout", "30s")
                .set("sending.settle-time", "8s"));
        fault(Fault.of(Kind.CREATED_THEN_500), "found");
        fault(Fault.of(Kind.RESET), "again");
        fault(Fault.of(Kind.ERROR).saying(400, "INVALID_EMAIL_ADDRESS_FOR_RECIPIENT", "no such Ann"), "wrong");
        for (var ref : new String[] {"fine", "found", "again", "wrong"}) {
            table.add(ref, "Ann Example", ref + "@example.org");
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        sandbox.close();
    }

    private static void fault(Fault fault, String ref) {
        sandbox.fault(fault.on(Operation.CREATE).mailedTo(ref + "@example.org").times(1));
    }

    private static String scrape() {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://localhost:" + service.managementPort() + "/observe/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void says(String line) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(scrape().lines()).contains(line));
    }

    private static double value(String series) {
        return Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(scrape())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void a_run_is_shown_as_it_was_and_the_handbook_names_each_metric_with_its_type_and_labels() throws Exception {
        says("countersign_sent_total{account=\"main\",partner=\"acme\"} 3.0");
        says("countersign_outcomes_total{partner=\"acme\",status=\"refused\"} 1.0");
        sandbox.envelopes().forEach(envelope -> sandbox.act(envelope.id(), SignerAct.SIGN));
        says("countersign_outcomes_total{partner=\"acme\",status=\"completed\"} 3.0");
        says("countersign_documents_stored_total{partner=\"acme\"} 3.0");
        says("countersign_repairs_total{partner=\"acme\"} 3.0");
        says("countersign_accepted_total{partner=\"acme\"} 4.0");
        says("countersign_doubts_total{partner=\"acme\"} 2.0");
        says("countersign_duplicates_prevented_total{partner=\"acme\"} 1.0");
        says("countersign_resent_total{partner=\"acme\"} 1.0");
        var code = "code=\"INVALID_EMAIL_ADDRESS_FOR_RECIPIENT\"";
        says("countersign_signups_refused_total{" + code + ",partner=\"acme\"} 1.0");
        says("countersign_calls_refused_total{account=\"main\"," + code + "} 1.0");
        says("countersign_token_renewals_total{account=\"main\",result=\"ok\"} 1.0");
        says("countersign_outcomes_untold{partner=\"acme\"} 0.0");
        says("countersign_outcomes_untold_age_seconds{partner=\"acme\"} 0.0");
        says("countersign_write_back_lag_seconds_count{partner=\"acme\"} 7");
        assertThat(value("countersign_call_seconds_count{account=\"main\",operation=\"create\",outcome=\"silent\"}"))
                .isEqualTo(2);
        var now = System.currentTimeMillis() / 1000.0;
        for (var schedule : new String[] {
            "partner=\"acme\",schedule=\"pull-signups\"", "partner=\"\",schedule=\"reconcile-statuses\""
        }) {
            assertThat(value("countersign_last_success_timestamp_seconds{" + schedule + "}"))
                    .isBetween(now - 60, now + 1);
        }
        assertThat(scrape()).doesNotContain("@", "Ann", "fine");
        assertThat(Handbook.shown(scrape())).isEqualTo(Handbook.says());
    }
}
