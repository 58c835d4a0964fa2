package ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static signup.SignupState.BOUNCED;
import static signup.SignupState.COMPLETED;
import static signup.SignupState.DECLINED;
import static signup.SignupState.DELIVERED;
import static signup.SignupState.SENT;
import static signup.SignupState.VOIDED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ledger.SignerLedger.Signer;
import org.junit.jupiter.api.Test;
import signup.SendResult.Sent;
import signup.Signup;
import signup.SignupState;

/** What an operator corrects, and how news of before and after is told apart. */
class CorrectionTest extends LedgerFixture {

    private static final Decision OLGA = new Decision("olga", "a typing mistake");
    private static final Signer BETTER = new Signer("Ada Byron", "ada@example.org", "name and address");

    private final SignerLedger signers = new SignerLedger(database.jdbc(), wanted);

    private void sent(String ref, SignupState... news) {
        recorded(leased(ref), new Sent(partner + ref, MONDAY));
        for (var step = 0; step < news.length; step++) {
            apply(ref, news[step], step + 1);
        }
    }

    private int apply(String ref, SignupState state, int hours) {
        return statuses.apply(List.of(news(partner + ref, null, state, hours)));
    }

    private OpenSignup found(String ref) {
        return signers.find(key(ref)).orElseThrow();
    }

    private static Instant hour(int hours) {
        return MONDAY.plusSeconds(hours * 3600L);
    }

    private List<String> history(String ref) {
        return database.jdbc()
                .sql(
                        "select h.what || '|' || h.detail || '|' || h.actor from history h join signup s on s.id = h.signup_id"
                                + " where s.partner = ? and s.ref = ? order by h.id")
                .params(partner, ref)
                .query(String.class)
                .list();
    }

    private List<String> offer(Signup... rows) {
        signups.accept(partner, account, List.of(rows));
        return List.of(rows).stream().map(row -> state(row.key().ref())).toList();
    }

    private Signup row(String ref, String email) {
        return new Signup(key(ref), "Ada", email, "", "", Map.of());
    }

    @Test
    void one_whose_mail_came_back_is_out_again_and_its_partner_is_told() {
        sent("1", BOUNCED);
        assertThat(signers.corrected(found("1"), BETTER, true, hour(3), OLGA)).isTrue();
        assertThat(state("1")).isEqualTo("sent");
        assertThat(column(String.class, "name", "1")).isEqualTo("Ada Byron");
        assertThat(column(String.class, "email", "1")).isEqualTo("ada@example.org");
        assertThat(outcomesOf("1")).containsExactly("sent", "bounced", "sent");
        assertThat(history("1"))
                .singleElement()
                .asString()
                .isEqualTo("correct done|name and address [was bounced]|olga");
    }

    @Test
    void only_a_partner_that_wants_to_hear_of_sent_is_told() {
        told = Map.of(partner, Set.of(BOUNCED));
        sent("1", BOUNCED);
        signers.corrected(found("1"), BETTER, true, hour(3), OLGA);
        assertThat(outcomesOf("1")).containsExactly("bounced");
    }

    @Test
    void a_late_bounce_of_the_old_address_is_no_news_and_one_of_the_new_address_is() {
        sent("1", BOUNCED);
        signers.corrected(found("1"), BETTER, true, hour(3), OLGA);
        assertThat(apply("1", BOUNCED, 2)).isZero();
        assertThat(apply("1", BOUNCED, 3)).isZero();
        assertThat(apply("1", BOUNCED, 4)).isOne();
        assertThat(outcomesOf("1")).containsExactly("sent", "bounced", "sent", "bounced");
        signers.corrected(found("1"), BETTER, true, hour(5), OLGA);
        assertThat(apply("1", BOUNCED, 4)).isZero();
        assertThat(apply("1", DELIVERED, 6)).isOne();
        assertThat(apply("1", COMPLETED, 7)).isOne();
        assertThat(state("1")).isEqualTo("completed");
    }

    @Test
    void an_ending_counts_whenever_it_happened() {
        sent("1", BOUNCED);
        signers.corrected(found("1"), BETTER, true, hour(3), OLGA);
        assertThat(apply("1", DECLINED, 2)).isOne();
    }

    @Test
    void a_listing_that_still_has_the_old_bounce_repairs_nothing() {
        var repairs = new Repairs(database.jdbc(), json);
        sent("1", BOUNCED);
        signers.corrected(found("1"), BETTER, true, hour(3), OLGA);
        repairs.note(List.of(news(partner + "1", null, BOUNCED, 2)));
        assertThat(repairs.settle(Duration.ofSeconds(-1))).isZero();
        repairs.note(List.of(news(partner + "1", null, BOUNCED, 4)));
        assertThat(repairs.settle(Duration.ofSeconds(-1))).isOne();
    }

    @Test
    void another_name_alone_leaves_a_bounce_a_bounce() {
        sent("1", BOUNCED);
        signers.corrected(found("1"), new Signer("Ada B.", "ada@example.com", "name"), false, hour(3), OLGA);
        assertThat(state("1")).isEqualTo("bounced");
        assertThat(column(String.class, "name", "1")).isEqualTo("Ada B.");
        assertThat(outcomesOf("1")).containsExactly("sent", "bounced");
    }

    @Test
    void a_correction_of_an_envelope_that_does_not_count_any_more_changes_nothing() {
        sent("1");
        var before = found("1");
        set("envelope_id = 'another-" + partner + "'", "1");
        assertThat(signers.corrected(before, BETTER, true, hour(3), OLGA)).isFalse();
        assertThat(column(String.class, "email", "1")).isEqualTo("ada@example.com");
        assertThat(history("1")).isEmpty();
    }

    @Test
    void a_row_that_its_partner_offers_as_before_is_not_taken_for_a_corrected_one() {
        sent("1");
        signers.corrected(found("1"), BETTER, true, hour(1), OLGA);
        signers.corrected(found("1"), new Signer("Ada B.", "b@example.org", "name and address"), true, hour(2), OLGA);
        apply("1", VOIDED, 3);
        assertThat(offer(row("1", "ada@example.com"))).containsExactly("voided");
        assertThat(offer(new Signup(key("1"), "Ada B.", "b@example.org", "", "", Map.of())))
                .containsExactly("voided");
        assertThat(offer(row("1", "other@example.com"))).containsExactly("waiting");
        assertThat(column(String.class, "email", "1")).isEqualTo("other@example.com");
        assertThat(column(String.class, "coalesce(offered_email, '')", "1")).isEmpty();
    }

    @Test
    void a_site_may_hand_in_the_person_as_before_or_as_corrected() {
        sent("1");
        signers.corrected(found("1"), BETTER, true, hour(1), OLGA);
        var site = new SiteSignups(
                        database.jdbc(), database.transaction(), json, signups, new SigningLinks(database.jdbc()))
                .one(key("1"))
                .orElseThrow();
        assertThat(site.person().email()).isEqualTo("ada@example.org");
        assertThat(site.same(signup("1"))).isTrue();
        assertThat(site.same(new Signup(key("1"), "Ada Byron", "ada@example.org", "", "", Map.of())))
                .isTrue();
        assertThat(site.same(row("1", "other@example.com"))).isFalse();
    }

    @Test
    void nobody_reads_the_person_before_or_after_in_what_operators_see() {
        sent("1");
        set("reason = 'Ada <ada@example.com> is not Ada Byron'", "1");
        signers.corrected(found("1"), BETTER, true, hour(1), OLGA);
        assertThat(new SignupViews(database.jdbc()).one(key("1")).orElseThrow().reason())
                .doesNotContain("Ada");
        assertThat(found("1").toString()).doesNotContain("Ada", "example");
        assertThat(BETTER.toString()).doesNotContain("Ada", "example");
    }

    @Test
    void what_stands_in_the_way_of_a_change_is_said_for_each_state() {
        assertThat(SignupState.values()).allSatisfy(state -> {
            var signup = new OpenSignup(key("x"), 1, 1, state, "main", "", null, "", "", "", "", 1, false);
            assertThat(signup.againstChange().isEmpty()).as(state.word()).isEqualTo(signup.isOut());
        });
        assertThat(List.of(SENT, DELIVERED, BOUNCED))
                .allSatisfy(state -> assertThat(
                                new OpenSignup(key("x"), 1, 1, state, "main", "e", MONDAY, "", "", "", "", 1, false)
                                        .isOut())
                        .isTrue());
    }
}
