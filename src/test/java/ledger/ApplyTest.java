package ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static signup.SignupState.BOUNCED;
import static signup.SignupState.COMPLETED;
import static signup.SignupState.DECLINED;
import static signup.SignupState.DELIVERED;
import static signup.SignupState.EXPIRED;
import static signup.SignupState.SENT;
import static signup.SignupState.VOIDED;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import signup.SendResult.Sent;
import signup.SignupState;
import signup.StatusChange;

class ApplyTest extends LedgerFixture {

    /** What can happen to an envelope, in the order in which it happens. */
    private static final List<List<SignupState>> HISTORIES = List.of(
            List.of(SENT, DELIVERED, COMPLETED),
            List.of(SENT, COMPLETED),
            List.of(SENT, DELIVERED, DECLINED),
            List.of(SENT, DELIVERED, VOIDED),
            List.of(SENT, EXPIRED),
            List.of(SENT, BOUNCED, DELIVERED, COMPLETED),
            List.of(SENT, BOUNCED, VOIDED),
            List.of(SENT, BOUNCED));

    private void sent(String ref) {
        recorded(leased(ref), new Sent(partner + ref, MONDAY));
    }

    private StatusChange of(String ref, SignupState state, int hours) {
        return news(partner + ref, null, state, hours);
    }

    private static int rank(String state) {
        return SignupState.of(state).orElseThrow().ordinal();
    }

    @Test
    void any_order_with_repeats_ends_in_the_same_state_and_is_told_in_order() {
        var random = new Random(7);
        for (var number = 0; number < 120; number++) {
            var history = HISTORIES.get(number % HISTORIES.size());
            var ref = "r" + number;
            sent(ref);
            arrive(ref, history, random);
            var end = Collections.max(history);
            var as = history + " as " + ref;
            assertThat(state(ref)).as(as).isEqualTo(end.word());
            assertThat(column(OffsetDateTime.class, "occurred_at", ref).toInstant())
                    .as(as)
                    .isEqualTo(MONDAY.plusSeconds(3600L * history.indexOf(end)));
            var ranks = outcomesOf(ref).stream().map(ApplyTest::rank).toList();
            assertThat(ranks).as(as).isSorted().doesNotHaveDuplicates();
            assertThat(outcomesOf(ref)).as(as).startsWith("sent").endsWith(end.word());
        }
    }

    /** Each event one to three times, shuffled, in batches of one to three. */
    private void arrive(String ref, List<SignupState> history, Random random) {
        var events = new ArrayList<StatusChange>();
        for (var step = 0; step < history.size(); step++) {
            events.addAll(Collections.nCopies(1 + random.nextInt(3), of(ref, history.get(step), step)));
        }
        Collections.shuffle(events, random);
        while (!events.isEmpty()) {
            var batch = events.subList(0, Math.min(events.size(), 1 + random.nextInt(3)));
            statuses.apply(List.copyOf(batch));
            batch.clear();
        }
    }

    @Test
    void two_paths_that_bring_the_same_news_at_once_tell_it_once() throws Exception {
        for (var number = 0; number < 20; number++) {
            var ref = "r" + number;
            sent(ref);
            var tasks = new ArrayList<Callable<Integer>>();
            for (var state : List.of(DELIVERED, COMPLETED, COMPLETED, COMPLETED)) {
                tasks.add(() -> statuses.apply(List.of(of(ref, state, 1))));
            }
            together(tasks);
            assertThat(state(ref)).isEqualTo("completed");
            assertThat(outcomesOf(ref)).containsExactly("sent", "completed");
        }
    }

    @Test
    void an_ending_stays_whatever_comes() {
        for (var end : List.of(COMPLETED, DECLINED, VOIDED, EXPIRED)) {
            var ref = end.word();
            sent(ref);
            assertThat(statuses.apply(List.of(of(ref, end, 1)))).isOne();
            for (var late : SignupState.values()) {
                statuses.apply(List.of(of(ref, late, 2)));
            }
            assertThat(state(ref)).isEqualTo(end.word());
        }
    }

    @Test
    void news_of_an_unknown_envelope_changes_nothing() {
        assertThat(statuses.apply(List.of(of("never", COMPLETED, 1)))).isZero();
        assertThat(statuses.apply(List.of())).isZero();
    }

    @Test
    void many_envelopes_move_in_one_go() {
        var changes = new ArrayList<StatusChange>();
        for (var number = 0; number < 300; number++) {
            sent("r" + number);
            changes.add(of("r" + number, number % 2 == 0 ? COMPLETED : DELIVERED, 1));
            changes.add(of("foreign" + number, COMPLETED, 1));
        }
        assertThat(statuses.apply(changes)).isEqualTo(300);
    }

    @Test
    void only_wanted_states_are_told_and_delivered_only_if_wanted() {
        sent("all");
        statuses.apply(List.of(of("all", DELIVERED, 1)));
        assertThat(outcomesOf("all")).containsExactly("sent");
        told = Map.of(partner, Set.of(DELIVERED, DECLINED));
        sent("some");
        statuses.apply(List.of(of("some", DELIVERED, 1)));
        statuses.apply(List.of(of("some", COMPLETED, 2)));
        assertThat(outcomesOf("some")).containsExactly("delivered");
        told = Map.of(partner, Set.of());
        sent("none");
        statuses.apply(List.of(of("none", DECLINED, 1)));
        assertThat(outcomesOf("none")).isEmpty();
    }

    @Test
    void a_hostile_reason_is_told_as_it_was_written() {
        sent("1");
        var reason = "'; drop table outcome; -- \"{}\\ \n\u2028 Größe";
        var declined = new StatusChange(partner + "1", Optional.empty(), DECLINED, reason, MONDAY, MONDAY);
        statuses.apply(Arrays.asList(declined));
        assertThat(outcomes.due(partner, 1, LEASE)).hasSize(1);
        assertThat(column(String.class, "reason", "1")).isEqualTo(reason);
    }
}
