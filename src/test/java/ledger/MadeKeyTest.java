package ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class MadeKeyTest extends LedgerFixture {

    private final SiteKeys keys = new SiteKeys(database.jdbc(), database.transaction());
    private final NewSiteKey wanted =
            new NewSiteKey("shop", Optional.empty(), List.of("status"), List.of(), List.of(), 60, Optional.empty());

    @Test
    void a_key_is_not_there_without_the_note_of_who_made_it() {
        var unwritable = new Decision("olga", "no text may hold \0 in PostgreSQL");

        assertThatThrownBy(() -> keys.make(partner, wanted, unwritable)).isInstanceOf(DataAccessException.class);
        assertThat(keys.of(partner)).isEmpty();

        keys.make(partner, wanted, new Decision("olga", "the new shop"));
        assertThat(keys.of(partner)).hasSize(1);
    }
}
