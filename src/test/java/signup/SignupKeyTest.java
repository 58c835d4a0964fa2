package signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignupKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "A-1", "2026:07:1", ":", "a b", " x ", "Größe/東京", "'; drop table signup; --", "1#2"})
    void a_key_is_read_as_it_was_written(String ref) {
        var key = new SignupKey("acme", ref);
        assertThat(SignupKey.parse(key.toString())).isEqualTo(key);
    }

    @Test
    void the_first_colon_is_the_border() {
        assertThat(SignupKey.parse("acme:a:b")).isEqualTo(new SignupKey("acme", "a:b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme", ":1", " :1", "acme:", "acme: "})
    void a_text_without_partner_or_ref_is_no_key(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SignupKey.parse(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void a_key_needs_both_parts(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignupKey(blank, "1"))
                .withMessageContaining("partner");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignupKey("acme", blank))
                .withMessageContaining("reference");
    }

    @Test
    void a_key_in_a_log_is_one_line_without_an_address() {
        assertThat(new SignupKey("acme", "A-1 b").printable()).isEqualTo("acme:A-1 b");
        assertThat(new SignupKey("acme", "a\r\n2026 ERROR \u202Eb\u2028c\u0085").printable())
                .isEqualTo("acme:a??2026 ERROR ?b?c?");
        assertThat(new SignupKey("acme", "no ann@example.org 7").printable()).isEqualTo("acme:no … 7");
        assertThat(new SignupKey("acme", "x".repeat(500)).printable()).hasSize(106);
    }
}
