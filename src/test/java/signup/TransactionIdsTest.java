package signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransactionIdsTest {

    /** Computed with Python: uuid.uuid5(UUID('5b0c6c1e-8f5d-4e0e-9a37-3d6f2a1c7b44'), 'acme:1#1'). */
    @Test
    void the_id_is_the_same_for_ever_on_every_machine() {
        assertThat(TransactionIds.of(new SignupKey("acme", "1"), 1))
                .isEqualTo(UUID.fromString("e17e4024-cc27-5c5b-9b98-3e0d17aa1ce6"));
        assertThat(TransactionIds.of(new SignupKey("acme", "1"), 2))
                .isEqualTo(UUID.fromString("8fb88caa-da6e-5217-aabb-f35b84e671e7"));
        assertThat(TransactionIds.of(new SignupKey("acme", "Größe/東京 ☃"), 7))
                .isEqualTo(UUID.fromString("e887af86-8160-5c69-b31b-5d3fa359f711"));
    }

    @Test
    void the_id_is_a_name_based_uuid_of_version_five() {
        for (var attempt = 1; attempt < 200; attempt++) {
            var id = TransactionIds.of(new SignupKey("acme", "ref-" + attempt), attempt);
            assertThat(id.version()).isEqualTo(5);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void each_partner_ref_and_attempt_has_an_id_of_its_own() {
        var ids = new HashSet<UUID>();
        for (var partner : new String[] {"acme", "acm", "globex"}) {
            for (var ref = 0; ref < 50; ref++) {
                for (var attempt = 1; attempt <= 12; attempt++) {
                    ids.add(TransactionIds.of(new SignupKey(partner, "e" + ref), attempt));
                }
            }
        }
        assertThat(ids).hasSize(3 * 50 * 12);
    }
}
