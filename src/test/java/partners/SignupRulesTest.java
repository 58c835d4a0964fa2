package partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignupRulesTest extends RowFixture {

    @Test
    void a_ref_that_docusigns_field_cannot_hold_is_no_signup() {
        row.put("ref", "x".repeat(95));
        assertThat(signup().key().toString()).hasSize(100);
        row.put("ref", "x".repeat(96));
        assertThat(reason())
                .isEqualTo("ref: with the partner's name and a colon it has 101 characters, the limit is 100");
        row.put("ref", "7\n7");
        assertThat(reason()).isEqualTo("ref: has a control character (U+000A) at position 2");
    }

    @Test
    void a_name_must_be_there_short_and_clean() {
        row.put("name", null);
        assertThat(reason()).isEqualTo("name: is empty");
        row.put("name", " \t ");
        assertThat(reason()).isEqualTo("name: is empty");
        row.put("name", "x".repeat(100));
        assertThat(signup().name()).hasSize(100);
        row.put("name", "x".repeat(101));
        assertThat(reason()).isEqualTo("name: has 101 characters, the limit is 100");
        for (var bad : new String[] {"A\u0000", "A\r\nB", "A\u007fB", "A\u0085B", "A\u202eB", "A\u2066B", "A\uD83DB"}) {
            row.put("name", bad + "n");
            assertThat(reason()).startsWith("name: has ").doesNotContain(bad);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "ann@",
                "@example.com",
                "ann@example",
                "ann@@example.com",
                "ann lee@example.com",
                "a@b.c,d@e.f",
                "ann@example.com\r\nBcc: x@y.de",
                "\"ann lee\"@example.com",
                "ann@.com",
                "ann@exa mple.com",
                "<a@b.de>"
            })
    void an_email_that_is_none_is_no_signup_and_is_not_repeated(String email) {
        row.put("email", email);
        assertThat(reason()).startsWith("email: ").doesNotContain("ann").doesNotContain("example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.de", "ann+tag@mail.example.com", "o'brien@example.ie", "ann.lee@exämple.de"})
    void an_email_is_an_email(String email) {
        row.put("email", email);
        assertThat(signup().email()).isEqualTo(email);
    }

    @Test
    void an_email_longer_than_docusign_takes_is_no_signup() {
        row.put("email", "a".repeat(60) + "@" + "b".repeat(40) + ".de");
        assertThat(reason()).isEqualTo("email: has 104 characters, the limit is 100");
    }

    @Test
    void a_field_that_docusign_cannot_take_is_no_signup() {
        row.put("photo", new byte[] {1});
        assertThat(reason()).isEqualTo("photo: is binary, not text");
        row.put("photo", "x".repeat(4001));
        assertThat(reason()).isEqualTo("photo: has 4001 characters, the limit is 4000");
        row.put("photo", "a\u0007");
        assertThat(reason()).isEqualTo("photo: has a control character (U+0007) at position 2");
        row.put("photo", "x");
        row.put("client_user_id", "x".repeat(101));
        assertThat(reason()).isEqualTo("client_user_id: has 101 characters, the limit is 100");
        row.put("client_user_id", 5);
        assertThat(signup().clientUserId()).isEqualTo("5");
        row.put("l".repeat(101), "x");
        assertThat(reason()).isEqualTo("a field's label has 101 characters, the limit is 100");
    }

    @Test
    void a_row_has_100_fields_at_most() {
        for (var i = 0; i < 101; i++) {
            row.put("field" + i, i);
        }
        assertThat(reason()).isEqualTo("the row has 101 fields, the limit is 100");
    }

    @Test
    void a_megabyte_of_nonsense_is_refused_at_once() {
        row.put("email", "a.".repeat(500_000) + "@x");
        row.put("photo", "\u0000".repeat(1_000_000));
        var before = System.nanoTime();
        for (var i = 0; i < 100; i++) {
            assertThat(reason()).startsWith("email: has 1000002 characters");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }
}
