package throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClosedQuotaTest extends QuotaFixture {

    @Test
    void a_closed_account_grants_nothing_until_its_time_and_is_never_opened_early() {
        var quota = quota(100, 10);
        var until = Instant.parse("2999-01-01T00:00:00Z");
        quota.close(account, until, "consent is missing");
        quota.close(account, until.minusSeconds(1), "an earlier end");
        assertThat(quota.take(account, 1)).isEqualTo(new Grant(0, until));
        var usage = quota.usage(account).orElseThrow();
        assertThat(usage.closedUntil()).isEqualTo(until);
        assertThat(usage.closedWhy()).isEqualTo("consent is missing");
        age(Duration.ofDays(365_000));
        assertThat(quota.take(account, 1).permits()).isOne();
    }

    @Test
    void an_hour_that_others_have_spent_grants_nothing_more() {
        var quota = quota(100, 10);
        quota.take(account, 1);
        quota.hourIsSpent(account);
        assertThat(quota.take(account, 1)).isEqualTo(new Grant(0, endOfHour()));
        assertThat(quota.usage(account).orElseThrow().hourUsed()).isEqualTo(100);
        age(DAY);
        assertThat(quota.take(account, 1).permits()).isOne();
    }

    @Test
    void news_of_an_hour_that_is_over_spends_nothing() {
        var quota = quota(100, 10);
        quota.take(account, 1);
        age(DAY);
        quota.hourIsSpent(account);
        assertThat(quota.take(account, 10).permits()).isEqualTo(10);
    }

    @Test
    void a_clock_that_is_set_back_moves_no_window_back() {
        var quota = quota(100, 10);
        quota.take(account, 10);
        age(Duration.ofDays(-2));
        assertThat(quota.take(account, 10).permits()).isZero();
    }
}
