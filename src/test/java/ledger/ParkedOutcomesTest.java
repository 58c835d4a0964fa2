package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import signup.Outcome;
import signup.SendResult.Sent;
import signup.SignupState;

class ParkedOutcomesTest extends LedgerFixture {

    private static final Decision MENDED = new Decision("olga", "the constraint is gone");

    private final ParkedOutcomes parked = new ParkedOutcomes(database.jdbc());
    private final PartnerBacklog backlog = new PartnerBacklog(database.jdbc());
    private final SignupViews views = new SignupViews(database.jdbc());

    private List<Outcome> due() {
        database.run(
                "update outcome set due_at = clock_timestamp(), leased_until = null where partner = ? and due_at < 'infinity'",
                partner);
        return outcomes.due(partner, 50, LEASE);
    }

    private void completed(String ref) {
        recorded(leased(ref), new Sent(partner + ref, MONDAY));
        statuses.apply(List.of(news(partner + ref, ref, SignupState.COMPLETED, 1)));
    }

    private void park(String ref) {
        completed(ref);
        for (var refusal = 1; refusal <= OutcomeLedger.MOST_REFUSALS; refusal++) {
            var outcome = due().get(0);
            assertThat(outcome.key().ref()).isEqualTo(ref);
            assertThat(outcomes.refused(outcome, "refused (SQLSTATE 23514)"))
                    .as("refusal %d", refusal)
                    .isEqualTo(refusal == OutcomeLedger.MOST_REFUSALS);
        }
    }

    private List<String> page() {
        return views.page(new SignupFilter(partner, SignupFilter.PARKED, Instant.EPOCH, 0, 10)).items().stream()
                .map(SignupView::ref)
                .toList();
    }

    @Test
    void what_is_refused_again_and_again_waits_for_a_person_and_what_follows_waits_behind_it() {
        park("1");
        assertThat(due()).isEmpty();
        assertThat(backlog.parked()).containsEntry(partner, 1L);
        assertThat(backlog.untold()).containsEntry(partner, 2L);
        assertThat(page()).containsExactly("1");
        assertThat(views.story(key("1")).orElseThrow().outcomes().get(0).problem())
                .isEqualTo("refused (SQLSTATE 23514)");
    }

    @Test
    void an_outage_before_does_not_count_as_refusals() {
        completed("1");
        database.run("update outcome set attempt = 500 where partner = ?", partner);
        assertThat(outcomes.refused(due().get(0), "refused")).isFalse();
    }

    @Test
    void somebody_who_has_mended_it_has_it_told_again_in_its_order() {
        park("1");
        assertThat(parked.release(key("1"), MENDED)).isEqualTo(1);
        assertThat(parked.release(key("1"), MENDED)).as("once").isZero();
        assertThat(page()).isEmpty();
        var first = due();
        assertThat(first).extracting(Outcome::status).containsExactly(SignupState.SENT);
        assertThat(outcomes.refused(first.get(0), "refused")).as("counted anew").isFalse();
        outcomes.told(due().get(0), "");
        assertThat(due()).extracting(Outcome::status).containsExactly(SignupState.COMPLETED);
        assertThat(views.story(key("1")).orElseThrow().history())
                .singleElement()
                .satisfies(event -> assertThat(event.what() + " by " + event.actor() + ": " + event.detail())
                        .isEqualTo("retry by olga: the constraint is gone [to be told again: sent; was: refused"
                                + " (SQLSTATE 23514)]"));
    }

    @Test
    void many_are_told_again_evenly() {
        IntStream.range(0, 120).forEach(number -> completed("r" + number));
        database.run("update outcome set due_at = 'infinity' where partner = ? and status = 'sent'", partner);
        assertThat(parked.releaseAll("nobody", 500, MENDED)).isZero();
        assertThat(parked.releaseAll(partner, 110, MENDED)).isEqualTo(110);
        assertThat(backlog.parked()).containsEntry(partner, 10L);
        assertThat(database.value(
                        Integer.class,
                        "select round(extract(epoch from max(due_at) - min(due_at)))::int from outcome"
                                + " where partner = ? and status = 'sent' and due_at < 'infinity'",
                        partner))
                .isEqualTo(2);
    }

    @Test
    void what_was_written_together_is_told_together_and_a_second_writer_is_noticed() {
        completed("1");
        completed("2");
        var both = due();
        assertThat(both).hasSize(2);
        outcomes.told(both.get(0), "");
        Map<Outcome, String> told = new LinkedHashMap<>();
        both.forEach(outcome -> told.put(outcome, "found no row"));
        assertThat(outcomes.told(told)).containsExactly(both.get(0));
        assertThat(database.value(
                        String.class,
                        "select problem from outcome where id = ?",
                        both.get(1).id()))
                .isEqualTo("found no row");
        assertThat(due())
                .extracting(Outcome::status)
                .containsOnly(SignupState.COMPLETED)
                .hasSize(2);
    }
}
