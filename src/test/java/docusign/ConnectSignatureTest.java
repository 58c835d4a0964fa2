package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ConnectSignatureTest {

    private static final byte[] BODY = SimMessages.bytes("completed");
    private static final String GOOD = SimMessages.signature("second", BODY);

    private final ConnectSignature ours = new ConnectSignature(List.of("first", "second"));

    /** Made with OpenSSL: CRLF, umlauts and a key that looks like base64 among them. */
    @ParameterizedTest
    @CsvFileSource(resources = "/connect/signatures.csv")
    void what_others_have_signed_is_genuine(String file, String key, String signature) {
        var body = SimMessages.bytes(file.replace(".json", ""));
        assertThat(new ConnectSignature(List.of(key)).fits(body, List.of(signature)))
                .isTrue();
    }

    @Test
    void any_signature_may_fit_any_key() {
        var other = SimMessages.signature("nobody's", BODY);
        assertThat(ours.fits(BODY, List.of(other, other, GOOD))).isTrue();
        assertThat(ours.fits(BODY, List.of(" " + SimMessages.signature("first", BODY) + " ", other)))
                .isTrue();
        assertThat(ours.fits(BODY, List.of(other))).isFalse();
    }

    @Test
    void without_a_signature_or_without_a_key_nothing_is_genuine() {
        assertThat(ours.fits(BODY, List.of())).isFalse();
        assertThat(ours.fits(BODY, List.of("", "null", "ä".repeat(44)))).isFalse();
        var keyless = new ConnectSignature(List.of());
        assertThat(keyless.hasKeys()).isFalse();
        assertThat(keyless.fits(BODY, List.of("", GOOD))).isFalse();
    }

    @Test
    void each_changed_byte_of_body_or_signature_is_seen() {
        for (var at = 0; at < BODY.length; at += 97) {
            var changed = BODY.clone();
            changed[at] ^= 1;
            assertThat(ours.fits(changed, List.of(GOOD))).as("byte %d", at).isFalse();
        }
        for (var at = 0; at < GOOD.length(); at++) {
            var changed = new StringBuilder(GOOD);
            changed.setCharAt(at, GOOD.charAt(at) == 'A' ? 'B' : 'A');
            assertThat(ours.fits(BODY, List.of(changed.toString())))
                    .as("character %d", at)
                    .isFalse();
        }
    }

    @Test
    void line_ends_and_trailing_bytes_count() {
        var unix =
                new String(BODY, StandardCharsets.UTF_8).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(unix).isNotEqualTo(BODY);
        assertThat(ours.fits(unix, List.of(GOOD))).isFalse();
    }

    @Test
    void more_signatures_than_an_account_can_have_keys_are_not_looked_at() {
        var many = new java.util.ArrayList<>(Collections.nCopies(ConnectSignature.MOST, "x"));
        many.add(GOOD);
        assertThat(ours.fits(BODY, many)).isFalse();
    }
}
