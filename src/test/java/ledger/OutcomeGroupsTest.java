package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import signup.Outcome;

class OutcomeGroupsTest extends LedgerFixture {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final OutcomeGroups groups = new OutcomeGroups(database.jdbc());

    private void outcome(String ref, String status) {
        database.run(
                "insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at)"
                        + " select id, partner, ?, '', '', now() from signup where partner = ? and ref = ?",
                status,
                key(ref).partner(),
                key(ref).ref());
    }

    private Optional<String> next(String group, Duration lease) {
        return groups.next(group, key("x").partner(), lease)
                .map(outcome -> outcome.key().ref() + " " + outcome.status().word());
    }

    private void join(String group) {
        groups.join(group, key("x").partner());
    }

    @Test
    void a_group_hears_of_what_comes_after_it_joined_and_every_group_of_everything() {
        accept("G1");
        outcome("G1", "sent");
        join("early");
        outcome("G1", "completed");
        join("late");
        join("early");
        assertThat(next("early", LONG)).contains("G1 completed");
        assertThat(next("early", LONG)).isEmpty();
        assertThat(next("late", LONG)).isEmpty();
    }

    @Test
    void an_outcome_that_nobody_has_dealt_with_is_offered_again_and_holds_back_only_its_own_signup() {
        join("again");
        accept("G2", "G3");
        outcome("G2", "sent");
        outcome("G2", "completed");
        outcome("G3", "sent");
        assertThat(next("again", Duration.ZERO)).contains("G2 sent");
        var first = groups.next("again", key("x").partner(), LONG).orElseThrow();
        assertThat(first.key().ref()).isEqualTo("G2");
        assertThat(next("again", LONG)).contains("G3 sent");
        assertThat(next("again", LONG)).isEmpty();
        groups.heard("again", first.id(), false);
        assertThat(next("again", LONG)).contains("G2 completed");
    }

    @Test
    void replicas_that_ask_at_once_get_each_outcome_once() throws Exception {
        join("crowd");
        for (var i = 0; i < 40; i++) {
            accept("C" + i);
            outcome("C" + i, "sent");
        }
        var got =
                together(IntStream.range(0, 8)
                                .mapToObj(replica -> (Callable<List<String>>) this::all)
                                .toList())
                        .stream()
                        .flatMap(List::stream)
                        .collect(Collectors.groupingBy(ref -> ref, Collectors.counting()));
        assertThat(got).hasSize(40).allSatisfy((ref, times) -> assertThat(times).isEqualTo(1));
    }

    private List<String> all() {
        var refs = new ArrayList<String>();
        var empty = 0;
        while (empty < 20) {
            var one = groups.next("crowd", key("x").partner(), LONG);
            one.map(Outcome::key).ifPresent(key -> refs.add(key.ref()));
            one.ifPresent(outcome -> groups.heard("crowd", outcome.id(), false));
            empty = one.isPresent() ? 0 : empty + 1;
        }
        return refs;
    }

    @Test
    void what_was_heard_long_ago_is_forgotten_and_not_offered_again() {
        join("forgetful");
        accept("F1", "F2");
        outcome("F1", "sent");
        outcome("F2", "sent");
        var first = groups.next("forgetful", key("x").partner(), LONG).orElseThrow();
        groups.heard("forgetful", first.id(), false);
        database.run("update outcome_hearing set heard_at = heard_at - interval '2 hours' where name = 'forgetful'");
        groups.forget("forgetful", key("x").partner());
        assertThat(database.value(Long.class, "select count(*) from outcome_hearing where name = 'forgetful'"))
                .isZero();
        assertThat(next("forgetful", LONG)).contains("F2 sent");
        assertThat(next("forgetful", LONG)).isEmpty();
    }
}
