package docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.Keys;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import docusign.Assertions.UnusableKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssertionsTest {

    @TempDir
    private static Path directory;

    private static Keys keys;

    @BeforeAll
    static void makeKeys() {
        keys = Keys.in(directory);
    }

    @Test
    void an_assertion_says_what_docusign_asks_for_and_is_good_at_once() {
        var jwt = JWT.require(Algorithm.RSA256(keys.publicKey(), null))
                .withIssuer(Settings.INTEGRATION_KEY)
                .withSubject(Settings.USER)
                .withAudience("account-d.docusign.com")
                .withClaim("scope", "signature impersonation")
                .build()
                .verify(new Assertions(Settings.with(keys.privateKey())).of(Settings.USER));
        assertThat(jwt.getAlgorithm()).isEqualTo("RS256");
        assertThat(jwt.getNotBefore()).isNull();
        assertThat(jwt.getExpiresAtAsInstant())
                .isEqualTo(jwt.getIssuedAtAsInstant().plusSeconds(3600));
    }

    @Test
    void both_forms_of_an_rsa_key_work_however_their_lines_end() throws IOException {
        var pkcs8 = Files.readString(keys.privateKey());
        for (var pem : new String[] {pkcs8, pkcs1(), pkcs1().replace("\n", "\r\n"), "\n" + pkcs8 + "\n\n"}) {
            var file = Files.writeString(directory.resolve("form.pem"), pem);
            var assertion = new Assertions(Settings.with(file)).of(Settings.USER);
            JWT.require(Algorithm.RSA256(keys.publicKey(), null)).build().verify(assertion);
        }
    }

    @Test
    void a_location_needs_no_prefix() {
        assertThat(new Assertions(Settings.with(keys.privateKey().toString())).of(Settings.USER))
                .isNotBlank();
    }

    @Test
    void a_rotated_key_is_used_without_a_restart() throws IOException {
        var file = Files.copy(keys.privateKey(), directory.resolve("rotated.key"));
        var assertions = new Assertions(Settings.with(file));
        assertions.of(Settings.USER);
        var other = Keys.in(directory.resolve("other"));
        Files.writeString(file, Files.readString(other.privateKey()));
        JWT.require(Algorithm.RSA256(other.publicKey(), null)).build().verify(assertions.of(Settings.USER));
    }

    @Test
    void a_missing_file_is_named_with_its_configuration_key() {
        var missing = directory.resolve("missing.key");
        assertThatThrownBy(() -> new Assertions(Settings.with(missing)).of(Settings.USER))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContainingAll("docusign.private-key", missing.toString(), "cannot be read")
                .hasNoCause();
    }

    @Test
    void a_directory_is_no_key() {
        assertThatThrownBy(() -> new Assertions(Settings.with(directory)).of(Settings.USER))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContainingAll("docusign.private-key", directory.toString());
    }

    @Test
    void a_file_of_something_else_is_named_without_a_word_of_its_content() throws Exception {
        var ec = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        var half = Files.readString(keys.privateKey()).substring(0, 400) + "\n-----END PRIVATE KEY-----\n";
        var unusable = new String[] {
            "",
            "hunter2",
            "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\nhunter2",
            half,
            pem("PRIVATE KEY", ec.getEncoded()),
            pem("PUBLIC KEY", keys.publicKey().getEncoded()),
        };
        for (var content : unusable) {
            var file = Files.writeString(directory.resolve("unusable.key"), content);
            assertThatThrownBy(() -> new Assertions(Settings.with(file)).of(Settings.USER))
                    .as(content)
                    .isInstanceOf(UnusableKey.class)
                    .hasMessageContainingAll("docusign.private-key", file.toString(), "PKCS#1 or PKCS#8")
                    .hasMessageNotContaining("hunter2")
                    .hasNoCause();
        }
    }

    private static String pkcs1() throws IOException {
        var pkcs8 = Files.readString(keys.privateKey()).replaceAll("-----[A-Z ]+-----", "");
        var info = PrivateKeyInfo.getInstance(Base64.getMimeDecoder().decode(pkcs8));
        return pem("RSA PRIVATE KEY", info.parsePrivateKey().toASN1Primitive().getEncoded());
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
