package throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoursTest extends QuotaFixture {

    private static final Duration WEEK = Duration.ofDays(7);

    private static Map<String, String> left(int hourly, int left) {
        return Map.of("x-ratelimit-limit", "" + hourly, "x-ratelimit-remaining", "" + left);
    }

    @Test
    void the_hours_say_what_each_lane_others_and_refusals_took_the_latest_first() {
        var quota = quota(100, 50);
        var permit = quota.take(account, Lane.SEND, 7).permit();
        quota.ended(permit, Map.of(), true);
        quota.take(account, Lane.INTERACTIVE, 2);
        quota.take(account, Lane.DOCUMENTS, 1);
        age(DAY);
        quota.take(account, Lane.RECONCILE, 3);
        var hours = quota.hours(account, WEEK, 24);
        assertThat(hours).extracting(Hour::used).containsExactly(3, 10);
        assertThat(hours).extracting(Hour::limit).containsOnly(100);
        assertThat(hours).extracting(Hour::refused).containsExactly(0, 1);
        assertThat(hours.get(1).lanes())
                .isEqualTo(Map.of(Lane.INTERACTIVE, 2, Lane.SEND, 7, Lane.RECONCILE, 0, Lane.DOCUMENTS, 1));
        assertThat(hours.get(0).start()).isAfter(hours.get(1).start());
        assertThat(quota.hours(account, WEEK, 1)).hasSize(1);
        assertThat(quota.calls(account, WEEK)).isEqualTo(13);
    }

    @Test
    void an_hour_counts_before_and_after_a_call_has_turned_it() {
        var quota = quota(100, 50);
        quota.take(account, Lane.SEND, 7);
        assertThat(quota.calls(account, WEEK)).isEqualTo(7);
        age(DAY);
        assertThat(quota.calls(account, WEEK)).as("nothing was called since").isEqualTo(7);
        quota.take(account, Lane.SEND, 0);
        assertThat(quota.calls(account, WEEK)).isEqualTo(7);
        assertThat(quota.calls(account, Duration.ofSeconds(1))).isZero();
    }

    @Test
    void without_a_call_there_is_no_hour() {
        assertThat(quota(100, 50).hours(account, WEEK, 24)).isEmpty();
        assertThat(quota(100, 50).calls(account, WEEK)).isZero();
    }

    @Test
    void the_usage_says_which_limit_docusign_named() {
        var quota = quota(100, 50);
        assertThat(Usage.none(quota.limits(account)).hourSaid()).isZero();
        var permit = quota.take(account, Lane.SEND, 1).permit();
        assertThat(quota.usage(account).orElseThrow().hourSaid()).isZero();
        quota.ended(permit, left(300, 299), false);
        quota.take(account, Lane.SEND, 0);
        assertThat(quota.usage(account).orElseThrow().hourSaid()).isEqualTo(300);
    }
}
