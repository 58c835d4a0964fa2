package api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import partners.ActivePartners;
import partners.Partner;
import partners.PartnerFolders;
import throttle.Lane;
import throttle.SharedQuota;

/** What a scrape of the management port shows of the ledger. */
class MetersTest {

    private final OperatorService service = OperatorService.shared();

    private String scrape() {
        try {
            return Caller.text(service.managementPort(), "/observe/metrics");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Partner> read(Path directory) {
        return new PartnerFolders(Set.of("main")).read("file:" + directory).partners();
    }

    /** What was read before is shown for a few seconds. */
    private void says(String line) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(scrape().lines()).contains(line));
    }

    @Test
    void the_quota_of_each_account_is_shown_by_lane() {
        var quota = service.part(SharedQuota.class);
        quota.reopen("main");
        quota.take("main", Lane.RECONCILE, 2);
        var used = quota.usage("main").orElseThrow();
        says("countersign_permits_used{account=\"main\",lane=\"reconcile\"} "
                + used.lanes().get(Lane.RECONCILE) + ".0");
        assertThat(scrape())
                .contains("countersign_permits_limit{account=\"main\"} 3000.0")
                .contains("countersign_permits_others{account=\"main\"} 0.0")
                .contains("countersign_permits_refused{account=\"main\"} 0.0")
                .contains("countersign_permits_left{account=\"main\"} 2")
                .contains("countersign_calls_per_completed{account=\"main\"}");
    }

    @Test
    void a_closed_account_is_a_number_and_its_reason_is_not_shown() {
        var quota = service.part(SharedQuota.class);
        quota.stop("main", Duration.ofMinutes(5), "CONSENT_REQUIRED by zoe@example.org");
        says("countersign_account_closed{account=\"main\"} 1.0");
        assertThat(scrape()).doesNotContain("CONSENT_REQUIRED");
        quota.reopen("main");
        says("countersign_account_closed{account=\"main\"} 0.0");
    }

    @Test
    void what_a_partner_has_waiting_is_shown_without_a_word_of_who(@TempDir Path directory) throws Exception {
        Files.writeString(
                Files.createDirectories(directory.resolve("metered")).resolve("partner.yaml"),
                "template: 11111111-2222-3333-4444-555555555555\naccount: main\n");
        service.part(ActivePartners.class).replace(read(directory));
        service.rows("metered")
                .add("ref-1", "waiting")
                .add("ref-2", "waiting")
                .add("ref-3", "unsure")
                .addStuck("ref-4", "waiting");
        service.part(JdbcClient.class)
                .sql("insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at)"
                        + " select id, partner, 'sent', '', '', clock_timestamp() from signup"
                        + " where partner = 'metered' and ref = 'ref-1'")
                .update();
        says("countersign_backlog{partner=\"metered\"} 2.0");
        assertThat(scrape())
                .contains("countersign_unsure{partner=\"metered\"} 1.0")
                .contains("countersign_stuck{partner=\"metered\"} 1.0")
                .contains("countersign_outcomes_untold{partner=\"metered\"} 1.0")
                .contains("countersign_backlog_age_seconds{partner=\"metered\"}")
                .contains("countersign_through_seconds{account=\"main\"}")
                .doesNotContain("ref-1", "e-metered", Rows.NAME, Rows.EMAIL, "@");
    }

    @Test
    void a_partner_whose_folder_was_broken_at_first_has_all_its_series_once_it_is_in_order(@TempDir Path directory)
            throws Exception {
        service.part(ActivePartners.class).replace(List.of());
        service.rows("mended").add("ref-1", "waiting");
        says("countersign_backlog{partner=\"mended\"} 1.0");
        database(directory.resolve("mended"), "");
        service.part(ActivePartners.class).replace(read(directory));
        says("countersign_last_success_timestamp_seconds{partner=\"mended\",schedule=\"pull-signups\"} 0.0");
        assertThat(scrape())
                .contains("countersign_sent_total{account=\"main\",partner=\"mended\"} 0.0")
                .doesNotContain("account=\"\",partner=\"mended\"");
    }

    private static void database(Path folder, String more) throws IOException {
        Files.createDirectories(folder);
        for (var file : List.of("partner.yaml", "pending.sql", "claimed.sql", "outcome.sql")) {
            Files.copy(Path.of("src/main/resources/partners/acme", file), folder.resolve(file));
        }
        var yaml = folder.resolve("partner.yaml");
        Files.writeString(
                yaml, Files.readString(yaml).replaceAll("[$][{]ACME.*[}]", "jdbc:postgresql://localhost/none") + more);
    }

    @Test
    void neither_an_old_success_nor_a_backlog_is_the_fault_of_a_partner_that_rests(@TempDir Path directory)
            throws Exception {
        var now = OffsetDateTime.now(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        var pauses = Map.of(
                "awake",
                now.plusHours(3) + "-" + now.plusHours(4),
                "asleep",
                now.minusHours(1) + "-" + now.plusHours(4));
        for (var partner : pauses.keySet()) {
            database(directory.resolve(partner), "\npause: \"" + pauses.get(partner) + "\"\n");
        }
        Files.writeString(
                Files.createDirectories(directory.resolve("retired")).resolve("partner.yaml"),
                "template: 11111111-2222-3333-4444-555555555555\nenabled: false\n");
        service.rows("folderless").add("ref-1", "waiting");
        service.part(ActivePartners.class).replace(read(directory));
        var success = "countersign_last_success_timestamp_seconds{partner=\"%s\",schedule=\"pull-signups\"} ";
        says(success.formatted("awake") + "0.0");
        says(success.formatted("asleep") + "NaN");
        var resting = "countersign_partner_resting{partner=\"%s\"} ";
        says(resting.formatted("awake") + "0.0");
        for (var partner : List.of("asleep", "retired", "folderless")) {
            says(resting.formatted(partner) + "1.0");
        }
    }
}
