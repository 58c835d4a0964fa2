package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import signup.SendResult.Sent;
import signup.SignupState;

/** One strange envelope must not keep the news of all others from being read. */
class UnknownEnvelopeTest extends LedgerFixture {

    @Test
    void an_unknown_envelope_may_be_in_the_news_twice() {
        told = Map.of(partner, Set.of(SignupState.COMPLETED));
        statuses.adopt(List.of(news(partner, "1", SignupState.SENT, 0), news(partner, "1", SignupState.COMPLETED, 1)));
        accept("1");
        assertThat(state("1")).isEqualTo("completed");
    }

    @Test
    void late_news_of_an_unknown_envelope_does_not_move_it_back() {
        told = Map.of(partner, Set.of(SignupState.COMPLETED));
        statuses.adopt(List.of(news(partner, "1", SignupState.COMPLETED, 2)));
        statuses.adopt(List.of(news(partner, "1", SignupState.DELIVERED, 1)));
        accept("1");
        assertThat(state("1")).isEqualTo("completed");
    }

    @Test
    void an_envelope_that_one_sign_up_has_is_not_given_to_another_and_stops_no_other_news() {
        recorded(leased("1"), new Sent(partner + 1, MONDAY));
        accept("2", "3");
        statuses.adopt(
                List.of(news(partner + 1, "2", SignupState.SENT, 0), news(partner + 3, "3", SignupState.SENT, 0)));
        assertThat(state("2")).isEqualTo("waiting");
        assertThat(state("3")).isEqualTo("sent");
    }

    @Test
    void an_envelope_under_two_keys_goes_to_one_sign_up() {
        accept("1", "2");
        assertThat(statuses.adopt(
                        List.of(news(partner, "1", SignupState.SENT, 0), news(partner, "2", SignupState.SENT, 0))))
                .isOne();
    }
}
