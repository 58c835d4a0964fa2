package partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TroublesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final MovableClock clock = new MovableClock();
    private final Troubles troubles = new Troubles(clock);

    private boolean met(String what) {
        clock.pass(SECOND);
        return troubles.met("acme", "pending.sql", what);
    }

    private boolean over() {
        clock.pass(SECOND);
        return troubles.over("acme", "pending.sql");
    }

    @Test
    void a_trouble_that_goes_on_is_told_once_and_again_every_ten_minutes() {
        var told = 0;
        for (var second = 0; second < 1799; second++) {
            told += met("down") ? 1 : 0;
        }
        assertThat(told).isEqualTo(3);
        assertThat(over()).isTrue();
        assertThat(over()).isFalse();
    }

    @Test
    void another_kind_is_told_at_once_but_two_that_take_turns_do_not_fill_the_log() {
        assertThat(met("down")).isTrue();
        assertThat(met("full")).isTrue();
        for (var turn = 0; turn < 250; turn++) {
            assertThat(met("down")).isFalse();
            assertThat(met("full")).isFalse();
        }
        assertThat(over()).isTrue();
    }

    @Test
    void one_that_comes_and_goes_is_told_once_a_minute_with_its_end() {
        var begins = 0;
        var ends = 0;
        for (var second = 0; second < 300; second++) {
            begins += met("down") ? 1 : 0;
            ends += over() ? 1 : 0;
        }
        assertThat(begins).isBetween(9, 10);
        assertThat(ends).isEqualTo(begins);
    }

    @Test
    void one_that_somebody_worked_on_in_vain_has_not_begun_anew_but_is_told_again() {
        met("line 3");
        met("line 5");
        var began = clock.instant();
        clock.pass(Duration.ofMinutes(2));
        troubles.changed("acme", "pending.sql", Set.of("line 5"));
        assertThat(troubles.of("acme")).hasSize(1);
        assertThat(met("line 5")).isTrue();
        assertThat(met("line 5")).isFalse();
        assertThat(troubles.of("acme"))
                .singleElement()
                .extracting(Troubles.Trouble::what, Troubles.Trouble::since)
                .containsExactly("line 5", began);
    }

    @Test
    void one_that_returns_at_once_and_stays_is_not_hidden_for_long() {
        met("down");
        over();
        assertThat(met("down")).isFalse();
        clock.pass(Duration.ofMinutes(1));
        assertThat(met("down")).isTrue();
    }

    @Test
    void what_is_wrong_now_can_be_asked_for_and_other_partners_have_nothing_to_do_with_it() {
        met("down");
        troubles.met("acme", "outcome.sql", "full");
        troubles.met("vela", "pending.sql", "gone");
        assertThat(troubles.of("acme")).extracting(Troubles.Trouble::what).containsExactly("down", "full");
        over();
        assertThat(troubles.of("acme")).extracting(Troubles.Trouble::what).containsExactly("full");
        assertThat(troubles.over("golf", "pending.sql")).isFalse();
        clock.pass(Duration.ofHours(3));
        assertThat(troubles.of("acme")).isEmpty();
    }

    @Test
    void rows_set_aside_rest_longer_and_longer_until_they_work() {
        var aside = new SetAside(clock);
        aside.failed("acme", "1");
        assertThat(aside.rests("acme", "1")).isTrue();
        assertThat(aside.rests("acme", "2")).isFalse();
        assertThat(aside.rests("vela", "1")).isFalse();
        clock.pass(Duration.ofSeconds(10));
        assertThat(aside.rests("acme", "1")).isFalse();
        aside.failed("acme", "1");
        clock.pass(Duration.ofSeconds(19));
        assertThat(aside.rests("acme", "1")).isTrue();
        for (var time = 0; time < 100; time++) {
            aside.failed("acme", "1");
        }
        clock.pass(Duration.ofMinutes(10));
        assertThat(aside.rests("acme", "1")).isFalse();
        assertThat(aside.count("acme")).isEqualTo(1);
        aside.worked("acme", "1");
        assertThat(aside.count("acme")).isZero();
    }
}
