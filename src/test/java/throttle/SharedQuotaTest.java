package throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedQuotaTest extends QuotaFixture {

    @Test
    void what_is_left_is_granted_and_not_what_is_wanted() {
        var quota = quota(100, 10);
        assertThat(quota.take(account, Lane.INTERACTIVE, 7).permits()).isEqualTo(7);
        assertThat(quota.take(account, Lane.INTERACTIVE, 7).permits()).isEqualTo(3);
        assertThat(quota.take(account, Lane.INTERACTIVE, 7).permits()).isZero();
        assertThat(quota.usage(account).orElseThrow().hourUsed()).isEqualTo(10);
    }

    @Test
    void nothing_and_less_than_nothing_are_granted_as_nothing() {
        var quota = quota(100, 10);
        assertThat(quota.take(account, Lane.INTERACTIVE, 0).permits()).isZero();
        assertThat(quota.take(account, Lane.INTERACTIVE, -5).permits()).isZero();
        assertThat(quota.usage(account).orElseThrow().hourUsed()).isZero();
    }

    @Test
    void more_can_be_asked_for_at_once_or_when_a_window_allows_it() {
        var quota = quota(12, 10);
        assertThat(quota.take(account, Lane.INTERACTIVE, 9).pause()).isZero();
        assertThat(quota.take(account, Lane.INTERACTIVE, 9).pause())
                .isBetween(WINDOW.minusSeconds(60), WINDOW.plusSeconds(120));
        ageBursts(WINDOW.plusMinutes(1));
        for (var permits : new int[] {2, 0}) {
            var grant = quota.take(account, Lane.INTERACTIVE, 9);
            assertThat(grant.permits()).isEqualTo(permits);
            assertThat(now().plus(grant.pause())).isCloseTo(endOfHour(), within(20, ChronoUnit.SECONDS));
        }
    }

    @Test
    void burst_permits_come_back_one_by_one_as_they_grow_old() {
        var quota = quota(100, 10);
        quota.take(account, Lane.INTERACTIVE, 6);
        ageBursts(WINDOW.dividedBy(2));
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isEqualTo(4);
        ageBursts(WINDOW.dividedBy(2).plusMinutes(1));
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isEqualTo(6);
        ageBursts(WINDOW.dividedBy(2).plusMinutes(1));
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isEqualTo(4);
    }

    @Test
    void an_hour_that_was_spent_long_ago_counts_no_more() {
        var quota = quota(10, 10);
        quota.take(account, Lane.INTERACTIVE, 10);
        age(DAY.multipliedBy(3));
        assertThat(quota.usage(account).orElseThrow().hourUsed()).isZero();
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isEqualTo(10);
    }

    @Test
    void permits_near_the_end_of_an_hour_count_in_the_next_one_too() {
        var quota = quota(10, 10);
        assertThat(takeAtTheBorder(4)).isEqualTo(4);
        age(DAY);
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isEqualTo(6);
        age(DAY);
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isEqualTo(10);
    }

    @Test
    void permits_given_back_near_the_end_of_an_hour_count_in_neither() {
        var quota = quota(10, 10);
        assertThat(takeAtTheBorder(4)).isEqualTo(4);
        quota.giveBack(account, Lane.INTERACTIVE, 3);
        assertThat(quota.usage(account).orElseThrow().hourUsed()).isOne();
        age(DAY);
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isEqualTo(9);
    }

    @Test
    void permits_without_work_are_given_back_to_both_windows() {
        var quota = quota(100, 10);
        database.transaction().executeWithoutResult(status -> {
            assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isEqualTo(10);
            quota.giveBack(account, Lane.INTERACTIVE, 8);
        });
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isEqualTo(8);
        quota.giveBack(account, Lane.INTERACTIVE, 0);
        quota.giveBack(account, Lane.INTERACTIVE, -3);
        assertThat(quota.usage(account).orElseThrow().hourUsed()).isEqualTo(10);
    }

    @Test
    void permits_of_a_transaction_that_fails_were_never_taken() {
        var quota = quota(100, 10);
        database.transaction().executeWithoutResult(status -> {
            quota.take(account, Lane.INTERACTIVE, 10);
            status.setRollbackOnly();
        });
        assertThat(quota.take(account, Lane.INTERACTIVE, 10).permits()).isEqualTo(10);
    }

    @Test
    void a_batch_leaves_a_hundredth_of_the_burst() {
        var quota = quota(1000, 200);
        assertThat(quota.take(account, Lane.SEND, 1000).permits()).isEqualTo(198);
        assertThat(quota.take(account, Lane.SEND, 1000).permits()).isZero();
        assertThat(quota.take(account, Lane.INTERACTIVE, 1000).permits()).isEqualTo(2);
    }

    @Test
    void a_small_account_leaves_one_and_the_smallest_none() {
        assertThat(quota(10, 2).take(account, Lane.SEND, 10).permits()).isEqualTo(1);
        var other = "b" + account;
        var smallest = new SharedQuota(database.jdbc(), Map.of(other, new Limits(1, 1, DAY, WINDOW)));
        assertThat(smallest.take(other, Lane.SEND, 10).permits()).isEqualTo(1);
    }

    @Test
    void an_account_without_calls_has_no_usage_and_one_without_configuration_no_permits() {
        var quota = quota(100, 10);
        assertThat(quota.usage(account)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quota.take("nobody", Lane.SEND, 1))
                .withMessageContainingAll("nobody", "docusign.accounts");
    }
}
