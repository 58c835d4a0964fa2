package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import signup.SignupState;

class ScheduleTest extends LedgerFixture {

    private Schedule replica(int number) {
        return new Schedule(database.jdbc(), "replica-" + number);
    }

    @Test
    void of_eight_replicas_one_runs_the_job_of_each_tick() throws Exception {
        for (var tick = 0; tick < 10; tick++) {
            var planned = MONDAY.plusSeconds(tick * 30L);
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var number = 0; number < 8; number++) {
                var replica = replica(number);
                tasks.add(() -> replica.fires("pull-" + partner, planned));
            }
            assertThat(Collections.frequency(together(tasks), true))
                    .as("tick %d", tick)
                    .isOne();
        }
    }

    @Test
    void a_tick_that_is_over_is_not_run_again() {
        assertThat(replica(1).fires(partner, MONDAY)).isTrue();
        assertThat(replica(2).fires(partner, MONDAY)).isFalse();
        assertThat(replica(2).fires(partner, MONDAY.minusSeconds(30))).isFalse();
        assertThat(replica(2).fires("other" + partner, MONDAY.minusSeconds(30))).isTrue();
        assertThat(replica(2).fires(partner, MONDAY.plusSeconds(30))).isTrue();
        assertThat(database.value(String.class, "select replica from schedule where job = ?", partner))
                .isEqualTo("replica-2");
    }

    @Test
    void of_eight_replicas_one_runs_what_is_due_every_so_often() throws Exception {
        for (var round = 0; round < 5; round++) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var number = 0; number < 8; number++) {
                var replica = replica(number);
                tasks.add(() -> replica.fires(partner, Duration.ofMinutes(10)));
            }
            assertThat(Collections.frequency(together(tasks), true)).isOne();
            database.run("update schedule set fired_for = fired_for - interval '9 min 10 s' where job = ?", partner);
        }
    }

    @Test
    void what_runs_every_so_often_is_not_run_too_early() {
        assertThat(replica(1).fires(partner, Duration.ofMinutes(10))).isTrue();
        database.run("update schedule set fired_for = fired_for - interval '8 min' where job = ?", partner);
        assertThat(replica(2).fires(partner, Duration.ofMinutes(10))).isFalse();
    }

    @Test
    void sending_that_goes_on_has_no_gap() {
        var continuity = new Continuity(database.jdbc());
        assertThat(continuity.gapSince(account)).isEmpty();
        database.run("update continuity set alive_at = clock_timestamp() - interval '90 s' where account = ?", account);
        assertThat(continuity.gapSince(account)).isEmpty();
        database.run("update continuity set alive_at = clock_timestamp() - interval '90 s' where account = ?", account);
        assertThat(continuity.gapSince(account)).isEmpty();
    }

    @Test
    void a_gap_stays_until_what_happened_in_it_is_known() {
        var continuity = new Continuity(database.jdbc());
        continuity.gapSince(account);
        database.run("update continuity set alive_at = '2026-06-01T08:00:00Z' where account = ?", account);
        assertThat(continuity.gapSince(account)).contains(MONDAY);
        assertThat(continuity.gapSince(account)).contains(MONDAY);
        continuity.resume(account);
        assertThat(continuity.gapSince(account)).isEmpty();
    }

    @Test
    void a_partner_nobody_knows_is_told_all_but_that_a_mail_was_opened() {
        Wanted wanted = () -> Map.of("acme", Set.of(SignupState.DELIVERED), "quiet", Set.of());
        assertThat(wanted.tells("acme", SignupState.DELIVERED)).isTrue();
        assertThat(wanted.tells("acme", SignupState.COMPLETED)).isFalse();
        for (var state : List.of(SignupState.values())) {
            assertThat(wanted.tells("quiet", state)).isFalse();
            assertThat(wanted.tells("gone", state)).isEqualTo(state != SignupState.DELIVERED);
        }
    }
}
