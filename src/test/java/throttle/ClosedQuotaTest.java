package throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosedQuotaTest extends QuotaFixture {

    @Test
    void a_closed_account_grants_nothing_until_its_time_and_is_never_opened_early() {
        var quota = quota(100, 10);
        var until = quota.close(account, Duration.ofDays(300), "DocuSign is away");
        assertThat(quota.close(account, Duration.ofDays(1), "an earlier end")).isEqualTo(until);
        closedUntil(quota.take(account, Lane.INTERACTIVE, 1), until);
        assertThat(quota.usage(account).orElseThrow().closedUntil()).isEqualTo(until);
        age(Duration.ofDays(365));
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isEqualTo(10);
    }

    @Test
    void a_stopped_account_is_probed_by_one_call_until_one_goes_through() {
        var quota = quota(100, 10);
        var until = quota.stop(account, Duration.ofMinutes(1), "consent is missing");
        assertThat(quota.stop(account, Duration.ofMinutes(1), "consent is missing"))
                .as("32 refusals of one batch are one stop")
                .isEqualTo(until);
        age(DAY);
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits())
                .as("the probe")
                .isOne();
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits())
                .as("beside the probe")
                .isZero();
        var second = quota.stop(account, Duration.ofMinutes(1), "consent is missing");
        closedUntil(quota.take(account, Lane.INTERACTIVE, 10), second);
        age(DAY);
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isOne();
        quota.reopen(account);
        assertThat(quota.take(account, Lane.INTERACTIVE, 9).permits()).isEqualTo(9);
    }

    @Test
    void a_probe_without_work_is_left_to_the_next_one() {
        var quota = quota(100, 10);
        quota.stop(account, Duration.ofMinutes(1), "consent is missing");
        age(DAY);
        assertThat(quota.take(account, Lane.INTERACTIVE, 5).permits()).isOne();
        quota.giveBack(account, Lane.INTERACTIVE, 1);
        assertThat(quota.take(account, Lane.INTERACTIVE, 5).permits()).isOne();
    }

    @Test
    void a_success_ends_a_stop_but_not_a_closure() {
        var quota = quota(100, 10);
        quota.stop(account, Duration.ofMinutes(1), "consent is missing");
        quota.reopen(account);
        assertThat(quota.take(account, Lane.INTERACTIVE, 5).permits()).isEqualTo(5);
        assertThat(quota.usage(account).orElseThrow().closedWhy()).isEmpty();
        quota.close(account, Duration.ofHours(5), "burst");
        quota.reopen(account);
        assertThat(quota.take(account, Lane.INTERACTIVE, 1).permits()).isZero();
    }

    @Test
    void each_stop_in_a_row_lasts_twice_as_long_up_to_a_quarter_of_an_hour() {
        var quota = quota(100, 10);
        for (var minutes : new int[] {1, 2, 4, 8, 15, 15}) {
            var pause = Duration.between(now(), quota.stop(account, Duration.ofMinutes(1), "suspended"));
            assertThat(pause).isBetween(Duration.ofSeconds(minutes * 60L - 30), Duration.ofSeconds(minutes * 60L + 20));
            age(DAY);
        }
    }

    @Test
    void an_hour_that_others_have_spent_grants_nothing_more() {
        var quota = quota(100, 10);
        quota.hourIsSpent(quota.take(account, Lane.INTERACTIVE, 1).permit());
        closedUntil(quota.take(account, Lane.INTERACTIVE, 1), endOfHour());
        assertThat(quota.usage(account).orElseThrow().hourUsed()).isEqualTo(100);
        age(DAY);
        assertThat(quota.take(account, Lane.INTERACTIVE, 1).permits()).isOne();
    }

    @Test
    void news_of_an_hour_that_is_over_spends_nothing() {
        var quota = quota(100, 10);
        var old = quota.take(account, Lane.INTERACTIVE, 1).permit();
        age(DAY);
        quota.take(account, Lane.INTERACTIVE, 0);
        quota.hourIsSpent(new Permit(account, old.hour().minus(DAY), old.taken(), old.startWithin()));
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isEqualTo(10);
    }

    private static void closedUntil(Grant grant, Instant until) {
        assertThat(grant.permits()).isZero();
        assertThat(now().plus(grant.pause())).isCloseTo(until, within(20, ChronoUnit.SECONDS));
    }

    @Test
    void a_clock_that_is_set_back_moves_no_window_back() {
        var quota = quota(100, 10);
        quota.take(account, Lane.INTERACTIVE, 10);
        age(Duration.ofDays(-2));
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isZero();
    }

    @Test
    void whoever_only_looks_on_is_counted_but_closes_and_opens_nothing() {
        var quota = quota(100, 10);
        var looking = new BystandersQuota(database.jdbc(), Map.of(account, new Limits(100, 10, DAY, WINDOW)));
        looking.stop(account, Duration.ofDays(1), "the key on this machine is wrong");
        looking.close(account, Duration.ofDays(1), "no network on this machine");
        assertThat(looking.take(account, Lane.INTERACTIVE, 1).permits()).isOne();
        assertThat(quota.usage(account).orElseThrow().hourUsed()).isOne();
        var until = quota.stop(account, Duration.ofDays(300), "consent is missing");
        looking.reopen(account);
        closedUntil(quota.take(account, Lane.INTERACTIVE, 1), until);
    }
}
