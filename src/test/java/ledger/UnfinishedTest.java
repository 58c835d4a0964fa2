package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import ledger.Unfinished.Place;
import org.junit.jupiter.api.Test;

class UnfinishedTest extends LedgerFixture {

    private final Unfinished unfinished = new Unfinished(database.jdbc());

    @Test
    void a_reading_is_found_again_by_its_account_and_its_beginning() {
        unfinished.note(account, MONDAY, new Place(MONDAY.plusSeconds(60), 1000));
        unfinished.note(account, MONDAY, new Place(MONDAY.plusSeconds(60), 2000));
        assertThat(unfinished.place(account, MONDAY)).contains(new Place(MONDAY.plusSeconds(60), 2000));
        assertThat(unfinished.place(account, MONDAY.plusSeconds(1))).isEmpty();
        assertThat(unfinished.place("another", MONDAY)).isEmpty();
    }

    @Test
    void at_its_end_it_is_forgotten_with_all_that_it_has_covered() {
        unfinished.note(account, MONDAY.minusSeconds(1), new Place(MONDAY, 1));
        unfinished.note(account, MONDAY, new Place(MONDAY, 1));
        unfinished.note(account, MONDAY.plusSeconds(1), new Place(MONDAY, 1));
        unfinished.forget(account, MONDAY);
        assertThat(unfinished.place(account, MONDAY)).isEmpty();
        assertThat(unfinished.place(account, MONDAY.plusSeconds(1))).isEmpty();
        assertThat(unfinished.place(account, MONDAY.minusSeconds(1))).isPresent();
    }

    @Test
    void it_is_known_from_when_on_all_was_read() {
        assertThat(statuses.hasReadFrom(account, MONDAY)).isFalse();
        statuses.moveWatermark(account, MONDAY, MONDAY.plusSeconds(60));
        assertThat(statuses.hasReadFrom(account, MONDAY)).isTrue();
        assertThat(statuses.hasReadFrom(account, MONDAY.minusSeconds(1))).isFalse();
        statuses.moveWatermark(account, MONDAY.minusSeconds(5), MONDAY.plusSeconds(30));
        assertThat(statuses.hasReadFrom(account, MONDAY.minusSeconds(5))).isTrue();
        assertThat(statuses.watermark(account)).contains(MONDAY.plusSeconds(60));
    }
}
