package partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signup.Signup;

class PartnerRowTest extends RowFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {"O'Brien", "Zoë 李", "'; DROP TABLE signups;--", "${x}", "{{y}}", "<script>", "#{1+1}", "😀 Smile"
            })
    void any_name_is_a_name(String name) {
        row.put("name", name);
        assertThat(signup().name()).isEqualTo(name);
    }

    @Test
    void only_spaces_around_name_and_email_go_away() {
        row.put("ref", " 77 ");
        row.put("name", "Ann  Lee      ");
        row.put("email", "ann@example.com      ");
        assertThat(signup().key()).hasToString("acme: 77 ");
        assertThat(signup().name()).isEqualTo("Ann  Lee");
        assertThat(signup().email()).isEqualTo("ann@example.com");
    }

    @Test
    void a_column_counts_in_any_letter_case_and_a_field_keeps_its_label() {
        var upper = new HashMap<String, Object>();
        row.forEach((label, value) -> upper.put(label.toUpperCase(Locale.ROOT), value));
        upper.put("Member Since", Date.valueOf("2024-02-29"));
        upper.put("nothing", null);
        var signup = (Signup) ROWS.toRow(acme, upper).orElseThrow();
        assertThat(signup.key().ref()).isEqualTo("77");
        assertThat(signup.fields()).containsOnly(Map.entry("Member Since", "2024-02-29"));
    }

    @Test
    void a_missing_column_is_the_statements_problem() {
        row.remove("email");
        assertThatThrownBy(() -> ROWS.toRow(acme, row))
                .isInstanceOf(PartnerProblem.class)
                .hasMessage("partner acme: pending.sql: delivers no column email (it delivers name, ref);"
                        + " name it with AS email");
    }

    @Test
    void a_ref_of_another_type_is_written_plainly() {
        var id = UUID.randomUUID();
        row.put("ref", new BigDecimal("1E+3"));
        assertThat(signup().key().ref()).isEqualTo("1000");
        row.put("ref", id);
        assertThat(signup().key().ref()).isEqualTo(id.toString());
        row.put("ref", 12345678901L);
        assertThat(signup().key().ref()).isEqualTo("12345678901");
    }

    @Test
    void a_row_without_a_usable_ref_cannot_be_remembered() {
        for (var ref : new Object[] {null, "", "  ", "a\0b", "x".repeat(501), "a\uD800", new byte[] {1}}) {
            row.put("ref", ref);
            assertThat(ROWS.toRow(acme, row)).isEmpty();
        }
    }

    @Test
    void a_partner_with_several_templates_needs_a_known_word() {
        acme = new Folders(root)
                .api("acme", "templates: {gold: " + Folders.TEMPLATE + ", silver: " + Folders.TEMPLATE + "}")
                .only();
        assertThat(reason()).isEqualTo("template: is empty; known: gold, silver");
        row.put("template", "bronze");
        assertThat(reason()).isEqualTo("template: is unknown; known: gold, silver");
        row.put("template", "gold ");
        assertThat(signup().template()).isEqualTo("gold");
    }

    @Test
    void a_partner_with_one_template_needs_no_word() {
        assertThat(signup().template()).isEmpty();
        row.put("template", null);
        assertThat(signup().template()).isEmpty();
        row.put("template", "gold");
        assertThat(reason()).isEqualTo("template: is unknown; there is only one, without a key");
    }

    @Test
    void values_become_text_the_same_way_for_every_database() {
        row.put("amount", new BigDecimal("1E+2"));
        row.put("ratio", 1e10);
        row.put("at", Timestamp.valueOf("2024-01-02 03:04:00"));
        row.put("with", OffsetDateTime.parse("2024-01-02T03:04:05+01:00"));
        row.put("yes", true);
        row.put("instant", Instant.EPOCH);
        row.put("lines", "a\tb\r\nc");
        assertThat(signup().fields())
                .containsEntry("amount", "100")
                .containsEntry("ratio", "10000000000")
                .containsEntry("at", "2024-01-02T03:04:00")
                .containsEntry("with", "2024-01-02T03:04:05+01:00")
                .containsEntry("yes", "true")
                .containsEntry("instant", "1970-01-01T00:00:00Z")
                .containsEntry("lines", "a\tb\r\nc");
    }
}
