package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import api.SendingNow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ledger.SignupLedger;
import ledger.SiteSignups;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import partners.ActivePartners;
import partners.LeftAlone;
import partners.Troubles;
import sandbox.Sandbox;
import signup.Signup;
import signup.SignupKey;

/** A partner that pauses at a time of the day, and one whose rows count from a day on. */
class PartnerHoursTest {

    @TempDir
    private static Path folders;

    private static Sandbox sandbox;
    private static Service service;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Settings.docusign());
        service = Service.start(Settings.of(Neighbours.postgres().database("hours"), sandbox, folders)
                .set("partners-reload", "200ms"));
    }

    @AfterAll
    static void stop() {
        service.close();
        sandbox.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    private static void sent(SignupTable table, String ref) {
        soon().until(() -> !table.rows().get(ref).envelopeId().isEmpty());
    }

    private static long envelopes(String key) {
        return sandbox.envelopes().stream()
                .filter(one -> one.customFields().containsValue(key))
                .count();
    }

    @Test
    void a_partner_that_pauses_is_neither_pulled_nor_sent_but_for_a_person_and_goes_on_afterwards() {
        var now = LocalTime.now(ZoneOffset.UTC);
        var pause = "pause: " + now.minusHours(1).truncatedTo(ChronoUnit.MINUTES) + "-"
                + now.plusHours(2).truncatedTo(ChronoUnit.MINUTES);
        var database = Neighbours.postgres().database("hours_asleep");
        PartnerFolder.in(folders, "asleep", database, pause);
        var table = SignupTable.in(database).add("P1", "Ann", "p1@example.org");
        soon().until(() ->
                service.part(ActivePartners.class).pausedUntil("asleep").isPresent());

        var ledger = service.part(SignupLedger.class);
        ledger.accept("asleep", "main", List.of(person("P2"), person("P3")));
        var waits = service.part(SiteSignups.class).one(new SignupKey("asleep", "P3"));
        soon().until(() ->
                service.part(SendingNow.class).send(waits.orElseThrow()).isPresent());
        soon().until(() -> envelopes("asleep:P3") == 1);
        await().during(Duration.ofSeconds(2)).until(() -> envelopes("asleep:P1") + envelopes("asleep:P2") == 0);

        PartnerFolder.in(folders, "asleep", database);
        sent(table, "P1");
        soon().until(() -> envelopes("asleep:P2") == 1);
        assertThat(envelopes("asleep:P3")).isEqualTo(1);
    }

    private static Signup person(String ref) {
        return new Signup(
                new SignupKey("asleep", ref), "Bob", ref.toLowerCase(Locale.ROOT) + "@example.org", "", "", Map.of());
    }

    @Test
    void rows_of_before_the_first_day_are_left_alone_and_counted_until_they_count() {
        var database = Neighbours.postgres().database("hours_backlog");
        var table = SignupTable.in(database).add("B1", "Ann", "b1@example.org").add("B2", "Bob", "b2@example.org");
        table.run("alter table signups add created_at date not null default '2026-01-31'");
        table.run("update signups set created_at = '2026-02-01' where ref = 'B2'");
        var folder = PartnerFolder.in(folders, "backlog", database, "from: 2026-02-01")
                .change("pending.sql", "city", "city, created_at as signed_up_at");
        sent(table, "B2");
        soon().until(() -> service.part(LeftAlone.class).of("backlog").orElse(0) == 1);
        assertThat(table.count("")).isEqualTo(1);
        assertThat(envelopes("backlog:B1")).isZero();
        assertThat(service.part(Troubles.class).of("backlog")).isEmpty();

        folder.change("partner.yaml", "from: 2026-02-01", "from: 2026-01-31");
        sent(table, "B1");
    }
}
