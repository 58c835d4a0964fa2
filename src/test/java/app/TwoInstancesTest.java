package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Operation;
import sandbox.Sandbox;

/** Two replicas on one ledger share the work, the quota and the schedule; one of them is killed in the middle of it. */
class TwoInstancesTest {

    private static final Duration HOUR = Duration.ofSeconds(40);
    private static final Duration BURST = Duration.ofSeconds(20);
    private static final int HOURLY = 80;
    private static final int BURST_LIMIT = 40;
    private static final int SIGNUPS = 64;
    private static final Duration TICK = Duration.ofSeconds(2);

    private static Sandbox sandbox;
    private static Instance one;
    private static Instance other;
    private static SignupTable table;
    private static JdbcClient ledger;
    private static Instant bothBegin;
    private static Instant bothEnd;
    private static long listings;

    @BeforeAll
    static void two_replicas_do_the_job_of_which_one_dies(@TempDir Path folders) {
        sandbox = Sandbox.start(Settings.docusign()
                .withLimits(HOURLY, BURST_LIMIT)
                .withWindows(HOUR, BURST)
                .withAnswerDelay(Duration.ofMillis(200), Duration.ofMillis(200)));
        var database = Neighbours.postgres().database("two_acme");
        table = SignupTable.in(database);
        PartnerFolder.in(folders, "acme", database);
        var settings = settings(Neighbours.postgres().database("two"), folders);
        ledger = JdbcClient.create(Neighbours.postgres().dataSource("two"));
        one = Instance.start("instance-1", settings);
        other = Instance.start("instance-2", settings);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> one.says("1 partners from") && other.says("1 partners from"));
        // the first calls of a JVM come late for their permits, so both make a few that must not count
        bothBegin = Instant.now();
        signups(0, 8);
        await().pollDelay(BURST.plusSeconds(2)).atMost(Duration.ofSeconds(90)).until(() -> table.count("sent") == 8);
        signups(8, SIGNUPS);
        await().atMost(Duration.ofSeconds(90)).until(() -> sandbox.envelopes().size() > SIGNUPS / 2);
        listings = sandbox.calls().get(Operation.LIST);
        bothEnd = Instant.now();
        other.kill();
        await().atMost(Duration.ofSeconds(120)).until(() -> table.count("sent") == SIGNUPS);
    }

    private static void signups(int from, int to) {
        IntStream.range(from, to).forEach(number -> table.add("T" + number, "Ann", "t" + number + "@example.org"));
    }

    private static Settings settings(String ledger, Path folders) {
        return Settings.of(ledger, sandbox, folders)
                .set("docusign.accounts.main.hourly-limit", "" + HOURLY)
                .set("docusign.accounts.main.burst-limit", "" + BURST_LIMIT)
                .set("docusign.accounts.main.hour-length", HOUR.toString())
                .set("docusign.accounts.main.burst-length", BURST.toString())
                .set("docusign.read-timeout", "3s")
                .set("sending.lease", "6s")
                .set("sending.settle-time", "5s")
                .set("reconcile.schedule", "0/" + TICK.toSeconds() + " * * * * ?");
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        sandbox.close();
    }

    @Test
    void each_row_has_one_envelope_whoever_sent_it() {
        var byKey = sandbox.envelopes().stream()
                .collect(Collectors.groupingBy(
                        envelope -> envelope.customFields().get("countersign")));
        assertThat(byKey)
                .hasSize(SIGNUPS)
                .allSatisfy((key, envelopes) -> assertThat(envelopes).as(key).hasSize(1));
    }

    @Test
    void the_quota_of_the_account_was_kept_by_both_together() {
        var report = sandbox.quota();
        assertThat(report.refused()).as("%s", report).isZero();
        assertThat(report.mostInAnHour()).isLessThanOrEqualTo(HOURLY);
        assertThat(report.mostInABurst()).isLessThanOrEqualTo(BURST_LIMIT);
    }

    @Test
    void a_schedule_fires_once_a_tick_while_both_are_there() {
        var ticks = Duration.between(bothBegin, bothEnd).dividedBy(TICK) + 1;
        assertThat(listings).isBetween(5L, ticks);
        assertThat(ledger.sql("select job from schedule").query(String.class).list())
                .contains("reconcile-statuses", "pull-signups-acme");
    }
}
