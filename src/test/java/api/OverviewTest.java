package api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import partners.ActivePartners;
import partners.PartnerFolders;
import partners.Troubles;
import throttle.Lane;
import throttle.SharedQuota;

class OverviewTest {

    private final OperatorService service = OperatorService.shared();
    private final Caller operator = service.caller();

    private static JsonNode find(JsonNode items, String field, String value) {
        for (var item : items.path("items")) {
            if (item.path(field).asText().equals(value)) {
                return item;
            }
        }
        throw new AssertionError("no " + value + " in " + items);
    }

    private static void folder(Path directory, String name, String more) throws Exception {
        Files.writeString(
                Files.createDirectories(directory.resolve(name)).resolve("partner.yaml"),
                "template: 11111111-2222-3333-4444-555555555555\naccount: main\n" + more);
    }

    @Test
    void each_partner_says_how_it_is_getting_on(@TempDir Path directory) throws Exception {
        folder(directory, "busy", "");
        folder(directory, "closed", "enabled: false\n");
        var now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        folder(directory, "asleep", "pause: " + now.minusHours(1) + "-" + now.plusHours(5) + "\n");
        service.rows("asleep").add("1", "waiting");
        var found = new PartnerFolders(Set.of("main")).read("file:" + directory);
        assertThat(found.partners()).hasSize(3);
        service.part(ActivePartners.class).replace(found.partners());
        var rows = service.rows("busy")
                .add("1", "waiting")
                .add("2", "waiting")
                .add("3", "sent")
                .addStuck("4", "unsure")
                .addStuck("5", "waiting");
        service.part(Troubles.class).met("busy", "pending.sql", "nobody listens there");
        rows.set("1", "occurred_at = clock_timestamp() - interval '1 hour'");
        service.rows("gone").add("1", "waiting");

        var partners = operator.get("/admin/v1/partners").body();
        var busy = find(partners, "partner", "busy");
        assertThat(busy.path("state").asText()).isEqualTo("running");
        assertThat(busy.path("signups").path("waiting").asInt()).isEqualTo(3);
        assertThat(busy.path("signups").path("completed").asInt()).isZero();
        assertThat(busy.path("stuck").asInt()).isEqualTo(2);
        assertThat(busy.path("troubles").path(0).path("what").asText()).isEqualTo("nobody listens there");
        assertThat(busy.path("troubles").path(0).path("since").asText()).isNotEmpty();
        assertThat(busy.path("oldestWaitingSeconds").asInt()).isBetween(3600, 3700);
        assertThat(Instant.parse(busy.path("throughAt").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofHours(2)));
        assertThat(find(partners, "partner", "closed").path("state").asText()).isEqualTo("disabled");
        var asleep = find(partners, "partner", "asleep");
        assertThat(asleep.path("state").asText()).isEqualTo("paused");
        assertThat(Instant.parse(asleep.path("pausedUntil").asText()))
                .isAfter(Instant.now().plus(Duration.ofHours(4)));
        assertThat(Instant.parse(asleep.path("throughAt").asText()))
                .isAfterOrEqualTo(Instant.parse(asleep.path("pausedUntil").asText()));
        var gone = find(partners, "partner", "gone");
        assertThat(gone.path("state").asText()).isEqualTo("missing");
        assertThat(gone.path("throughAt").isNull()).isTrue();
    }

    @Test
    void the_quota_says_what_is_left_and_why_it_is_closed() {
        var quota = service.part(SharedQuota.class);
        quota.take("main", Lane.SEND, 7);
        var open = find(operator.get("/admin/v1/quota").body(), "account", "main");
        assertThat(open.path("limit").asInt()).isEqualTo(3000);
        assertThat(open.path("left").asInt()).isEqualTo(3000 - open.path("used").asInt());
        assertThat(open.path("closedUntil").isNull()).isTrue();
        quota.stop("main", Duration.ofMinutes(5), "CONSENT_REQUIRED");
        var closed = find(operator.get("/admin/v1/quota").body(), "account", "main");
        assertThat(Instant.parse(closed.path("closedUntil").asText())).isAfter(Instant.now());
        assertThat(closed.path("closedWhy").asText()).isEqualTo("CONSENT_REQUIRED");
        quota.reopen("main");
    }

    @Test
    void the_quota_says_what_the_last_hours_were_and_what_an_envelope_costs(@TempDir Path directory) throws Exception {
        folder(directory, "costly", "");
        var found = new PartnerFolders(Set.of("main")).read("file:" + directory);
        service.part(ActivePartners.class).replace(found.partners());
        service.rows("costly").add("1", "waiting").add("2", "completed");
        service.part(JdbcClient.class)
                .sql(
                        "insert into quota_hour values ('main', date_trunc('hour', now()) - interval '2 hours', 3000, 90, 7, 1,"
                                + " 80, 9, 2)")
                .update();
        service.part(SharedQuota.class).take("main", Lane.SEND, 1);
        var main = find(operator.get("/admin/v1/quota").body(), "account", "main");
        assertThat(Instant.parse(main.path("throughAt").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plus(Duration.ofHours(2)));
        assertThat(main.path("callsPerCompleted").asDouble()).isPositive();
        var hours = main.path("hours");
        assertThat(Instant.parse(hours.path(0).path("start").asText()))
                .isAfter(Instant.now().minus(Duration.ofHours(1)));
        var before = hours.path(1);
        assertThat(before.path("used").asInt()).isEqualTo(90);
        assertThat(before.path("others").asInt()).isEqualTo(7);
        assertThat(before.path("refused").asInt()).isEqualTo(2);
        assertThat(before.path("lanes").path("send").asInt()).isEqualTo(80);
    }

    @Test
    void the_schedules_say_when_and_where_a_job_ran_last() {
        service.part(JdbcClient.class)
                .sql("insert into schedule (job, fired_for, replica) values ('test-job', clock_timestamp(), 'pod-1/7')")
                .update();
        var job = find(operator.get("/admin/v1/schedules").body(), "job", "test-job");
        assertThat(job.path("replica").asText()).isEqualTo("pod-1/7");
        assertThat(Instant.parse(job.path("firedAt").asText()))
                .isBeforeOrEqualTo(Instant.now().plusSeconds(1));
    }
}
