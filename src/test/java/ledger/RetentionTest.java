package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import signup.SendResult.Refused;
import signup.SendResult.Sent;
import signup.Signup;
import signup.SignupState;

/** What is old is forgotten, and nobody gets a second contract for it. */
class RetentionTest extends LedgerFixture {

    private static final Duration MONTH = Duration.ofDays(30);

    private final Retention retention = new Retention(database.jdbc());
    private final OutcomeGroups groups = new OutcomeGroups(database.jdbc());
    private final SiteSignups sites =
            new SiteSignups(database.jdbc(), database.transaction(), json, signups, new SigningLinks(database.jdbc()));

    private void completed(String ref, int daysAgo) {
        recorded(leased(ref), new Sent(partner + ref, MONDAY));
        statuses.apply(List.of(news(partner + ref, ref, SignupState.COMPLETED, 1)));
        set("fields = '{\"city\": \"Bern\"}', occurred_at = clock_timestamp() - interval '" + daysAgo + " days'", ref);
    }

    private void toldDaysAgo(int days) {
        database.run(
                "update outcome set written_at = clock_timestamp() - make_interval(days => ?) where partner = ?",
                days,
                partner);
    }

    private int forgetPeople() {
        return retention.forgetPeople(MONTH, () -> true);
    }

    private int forgetHistory() {
        return retention.forgetHistory(MONTH, () -> true);
    }

    @Test
    void the_people_of_old_completed_sign_ups_are_forgotten_and_of_no_others() {
        completed("old", 31);
        completed("young", 29);
        recorded(leased("refused"), new Refused("X: no"));
        set("occurred_at = clock_timestamp() - interval '99 days'", "refused");
        forgetPeople();
        assertThat(column(String.class, "name || email || fields", "old")).isEqualTo("{}");
        assertThat(column(String.class, "name", "young")).isEqualTo("Ada");
        assertThat(column(String.class, "name", "refused")).isEqualTo("Ada");
    }

    @Test
    void a_forgotten_row_that_is_offered_again_is_sent_to_nobody() {
        completed("1", 31);
        forgetPeople();
        assertThat(accept("1")).isZero();
        assertThat(lease(5)).isEmpty();
        assertThat(state("1")).isEqualTo("completed");
        assertThat(column(String.class, "envelope_id", "1")).isEqualTo(partner + "1");
        assertThat(column(String.class, "name", "1")).isEmpty();
    }

    @Test
    void a_site_that_hands_a_forgotten_one_in_again_hears_that_it_is_known() {
        completed("1", 31);
        forgetPeople();
        var handed = sites.handIn(signup("1"), account, "key", "");
        assertThat(handed.fresh()).isFalse();
        assertThat(handed.signup().same(signup("1"))).isTrue();
        assertThat(handed.signup().same(new Signup(key("1"), "Ada", "ada@example.com", "other", "", Map.of())))
                .isFalse();
    }

    @Test
    void more_than_one_statement_takes_at_once_are_forgotten_in_one_go() {
        database.run(
                "insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,"
                        + " transaction_id, envelope_id, sent_at, occurred_at)"
                        + " select ?, n, 'a', 'completed', 'Ada', '', '', '', '{}', gen_random_uuid(), ? || n, now(),"
                        + " now() - interval '40 days' from generate_series(1, 2500) n",
                partner,
                partner);
        assertThat(forgetPeople()).isGreaterThanOrEqualTo(2500);
        assertThat(database.value(
                        Integer.class, "select count(*) from signup where partner = ? and name <> ''", partner))
                .isZero();
    }

    @Test
    void outcomes_that_were_written_long_ago_are_forgotten_and_untold_ones_are_kept() {
        completed("old", 31);
        toldDaysAgo(31);
        completed("young", 1);
        forgetHistory();
        assertThat(outcomesOf("old")).isEmpty();
        assertThat(outcomesOf("young")).containsExactly("sent", "completed");
    }

    @Test
    void an_outcome_that_a_group_of_own_routes_has_not_heard_of_is_kept() {
        groups.join("archive", partner);
        completed("1", 31);
        toldDaysAgo(31);
        forgetHistory();
        assertThat(outcomesOf("1")).containsExactly("sent", "completed");
    }

    @Test
    void a_group_that_has_not_asked_for_as_long_as_outcomes_are_kept_holds_none() {
        groups.join("gone", partner);
        groups.join("back", partner);
        database.run("update outcome_group set asked_at = asked_at - interval '31 days' where partner = ?", partner);
        groups.join("back", partner);
        completed("1", 31);
        toldDaysAgo(31);
        forgetHistory();
        assertThat(outcomesOf("1")).containsExactly("sent", "completed");
        database.run("delete from outcome_group where name = 'back' and partner = ?", partner);
        forgetHistory();
        assertThat(outcomesOf("1")).isEmpty();
    }

    @Test
    void the_history_of_what_has_ended_is_forgotten_and_of_what_is_open_kept() {
        completed("ended", 31);
        recorded(leased("open"), new Sent(partner + "open", MONDAY));
        for (var ref : List.of("ended", "open")) {
            database.run(
                    "insert into history (signup_id, what, at) select id, 'unsure', clock_timestamp() - interval '31 days'"
                            + " from signup where partner = ? and ref = ?",
                    partner,
                    ref);
        }
        forgetHistory();
        assertThat(database.value(
                        String.class,
                        "select string_agg(s.ref, ',') from history h join signup s on s.id = h.signup_id"
                                + " where s.partner = ?",
                        partner))
                .isEqualTo("open");
    }

    @Test
    void it_stops_when_it_is_told_to() {
        completed("1", 31);
        toldDaysAgo(31);
        assertThat(retention.forgetHistory(MONTH, () -> false)).isZero();
        assertThat(outcomesOf("1")).hasSize(2);
    }
}
