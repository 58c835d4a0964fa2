package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ledger.SilentLedger.Silent;
import org.junit.jupiter.api.Test;
import signup.SendResult.Sent;
import signup.SignupState;

class SilentTest extends LedgerFixture {

    private static final Duration WEEK = Duration.ofDays(7);

    private final SilentLedger silent = new SilentLedger(database.jdbc());
    private final SignupViews views = new SignupViews(database.jdbc());

    private void sentDaysAgo(String ref, int days) {
        recorded(leased(ref), new Sent(partner + ref, MONDAY));
        set("occurred_at = clock_timestamp() - interval '" + days + " days'", ref);
    }

    private List<String> due() {
        return silent.due(account, WEEK, 0, 10).stream()
                .map(one -> one.key().ref())
                .toList();
    }

    private List<Silent> asked(boolean missing) {
        var all = silent.due(account, WEEK, 0, 10);
        silent.asked(all, missing, WEEK);
        return all;
    }

    private void daysPass(int days) {
        database.run("update silent_envelope set ask_at = ask_at - interval '" + days + " days',"
                + " asked_at = asked_at - interval '" + days + " days'"
                + " where signup_id in (select id from signup where partner = '" + partner + "')");
        database.run(
                "update signup set occurred_at = occurred_at - interval '" + days + " days' where partner = ?",
                partner);
    }

    private List<String> missing() {
        return views.page(new SignupFilter(partner, SignupFilter.MISSING, Instant.EPOCH, 0, 10)).items().stream()
                .map(SignupView::ref)
                .toList();
    }

    @Test
    void only_open_envelopes_that_were_silent_for_long_are_asked_for() {
        sentDaysAgo("old", 8);
        sentDaysAgo("new", 6);
        sentDaysAgo("done", 8);
        statuses.apply(List.of(news(partner + "done", "done", SignupState.COMPLETED, 0)));
        accept("waiting");
        assertThat(due()).containsExactly("old");
        assertThat(silent.due("another", WEEK, 0, 10)).isEmpty();
        var one = silent.due(account, WEEK, 0, 10).get(0);
        assertThat(one).isEqualTo(new Silent(one.id(), key("old"), partner + "old", SignupState.SENT));
        assertThat(silent.due(account, WEEK, one.id(), 10)).isEmpty();
    }

    @Test
    void each_is_asked_for_at_growing_distances() {
        sentDaysAgo("1", 8);
        asked(false);
        for (var distance : List.of(14, 28, 56, 56)) {
            daysPass(distance - 1);
            assertThat(due()).as("before %d days", distance).isEmpty();
            daysPass(1);
            assertThat(due()).as("after %d days", distance).containsExactly("1");
            asked(false);
        }
    }

    @Test
    void news_since_begin_the_silence_anew() {
        sentDaysAgo("1", 8);
        asked(false);
        statuses.apply(List.of(news(partner + "1", "1", SignupState.DELIVERED, 1)));
        set("occurred_at = clock_timestamp() + interval '1 second'", "1");
        assertThat(due()).isEmpty();
        daysPass(8);
        database.run(
                "update signup set occurred_at = clock_timestamp() - interval '7 days 1 hour' where partner = ?",
                partner);
        assertThat(due()).containsExactly("1");
    }

    @Test
    void what_docusign_does_not_know_is_shown_and_noted_once_until_it_is_known_again() {
        sentDaysAgo("1", 8);
        assertThat(silent.asked(silent.due(account, WEEK, 0, 10), true, WEEK)).isEqualTo(1);
        assertThat(missing()).containsExactly("1");
        assertThat(new PartnerBacklog(database.jdbc()).missing()).containsEntry(partner, 1L);
        daysPass(14);
        assertThat(silent.asked(silent.due(account, WEEK, 0, 10), true, WEEK)).isZero();
        daysPass(28);
        asked(false);
        assertThat(missing()).isEmpty();
        assertThat(views.story(key("1")).orElseThrow().history())
                .extracting(SignupStory.Event::what)
                .containsExactly("envelope missing", "envelope found");
    }

    @Test
    void what_has_ended_is_forgotten() {
        sentDaysAgo("1", 8);
        asked(true);
        statuses.apply(List.of(news(partner + "1", "1", SignupState.COMPLETED, 1)));
        assertThat(missing()).isEmpty();
        silent.forgetEnded();
        assertThat(database.value(
                        Integer.class,
                        "select count(*) from silent_envelope e join signup s on s.id = e.signup_id where partner = ?",
                        partner))
                .isZero();
    }
}
