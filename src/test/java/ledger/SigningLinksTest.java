package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SigningLinksTest extends LedgerFixture {

    private static final Decision WHY = new Decision("olga", "sent to the wrong person");

    private final SigningLinks links = new SigningLinks(database.jdbc());
    private final SiteSignups sites = new SiteSignups(database.jdbc(), database.transaction(), json, signups, links);
    private final FollowedLinks followed = new FollowedLinks(database.jdbc(), sites);

    private SiteSignup one(String ref) {
        return sites.one(key(ref)).orElseThrow();
    }

    @Test
    void whoever_asks_gets_the_same_link_and_another_replica_too() {
        accept("1");
        var link = links.of(one("1").id(), key("1"));
        assertThat(link).hasSize(32).isEqualTo(links.of(one("1").id(), key("1")));
        assertThat(new SigningLinks(database.jdbc()).of(one("1").id(), key("1")))
                .isEqualTo(link);
        assertThat(followed.follow(link, false)).hasValueSatisfying(found -> {
            assertThat(found.signup().key()).isEqualTo(key("1"));
            assertThat(found.withdrawn()).isFalse();
        });
        assertThat(followed.follow(link.substring(1) + "A", false)).isEmpty();
    }

    @Test
    void a_ledger_that_was_restored_without_the_sign_up_makes_its_link_again() {
        accept("1");
        var link = links.of(one("1").id(), key("1"));
        database.run("delete from signup where partner = ?", partner);
        assertThat(followed.follow(link, false)).isEmpty();
        accept("0", "1");
        assertThat(links.of(one("1").id(), key("1"))).isEqualTo(link);
        assertThat(followed.follow(link, false).orElseThrow().signup().key()).isEqualTo(key("1"));
    }

    @Test
    void a_withdrawn_link_is_dead_for_ever_and_the_next_one_is_another() {
        accept("1");
        var link = links.of(one("1").id(), key("1"));
        assertThat(links.withdraw(key("1"), WHY)).isInstanceOf(Verdict.Done.class);
        assertThat(links.withdraw(key("1"), WHY)).isInstanceOf(Verdict.Refused.class);
        assertThat(links.withdraw(key("2"), WHY)).isInstanceOf(Verdict.Unknown.class);
        assertThat(followed.follow(link, true).orElseThrow().withdrawn()).isTrue();
        var next = links.of(one("1").id(), key("1"));
        assertThat(next).isNotEqualTo(link);
        assertThat(followed.follow(next, true).orElseThrow().withdrawn()).isFalse();
        assertThat(followed.follow(link, true)).isEmpty();
    }

    @Test
    void where_a_site_wants_people_back_is_kept_for_the_link_in_the_mail_too() {
        accept("1");
        links.handedIn(one("1"), "key-a", "https://portal.example.com/a");
        var mailed = links.of(one("1").id(), key("1"));
        assertThat(followed.follow(mailed, false).orElseThrow().signup().returnUrl())
                .isEqualTo("https://portal.example.com/a");
        var site = links.of(one("1"), "key-a", "https://portal.example.com/b");
        assertThat(followed.follow(site, false).orElseThrow().signup().returnUrl())
                .isEqualTo("https://portal.example.com/b");
        assertThat(one("1").returnUrl()).as("what was handed in").isEqualTo("https://portal.example.com/a");
    }

    @Test
    void pages_are_minted_only_so_often_a_minute_and_looks_do_not_count() {
        accept("1");
        var link = links.of(one("1").id(), key("1"));
        for (var look = 0; look < 20; look++) {
            assertThat(followed.follow(link, false).orElseThrow().tooOften()).isFalse();
        }
        database.run(
                "update signing_link set minute = date_trunc('minute', now()), minute_used = 6 where signup_id = ?",
                one("1").id());
        var mints = List.of(
                followed.follow(link, true).orElseThrow().tooOften(),
                followed.follow(link, true).orElseThrow().tooOften());
        assertThat(mints).as("the minute may turn once between").contains(true);
    }

    @Test
    void only_digests_of_links_are_stored() {
        accept("1");
        var link = links.of(one("1").id(), key("1"));
        assertThat(database.value(
                        String.class, "select l::text from signing_link l where signup_id = ?", one("1").id()))
                .doesNotContain(link);
    }
}
