package signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    /** The digits are those of {@code printf 'acme:4711' | sha256sum}, as the handbook has it. */
    @Test
    void it_follows_from_the_key_alone_and_shows_nothing_of_it() throws Exception {
        var print = Fingerprint.of(new SignupKey("acme", "4711"));
        var sum = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest("acme:4711".getBytes(StandardCharsets.UTF_8)));
        assertThat(print.trace().substring(0, 31)).isEqualTo(sum.substring(0, 31));
        assertThat(print.refHash()).isEqualTo(sum.substring(48));
        assertThat(print.trace()).hasSize(32).matches("[0-9a-f]+[13579bdf]");
        assertThat(print.root()).hasSize(16).matches("[0-9a-f]+[13579bdf]");
        assertThat(Fingerprint.of(new SignupKey("acme", "4712"))).isNotEqualTo(print);
    }
}
