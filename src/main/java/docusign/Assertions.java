package docusign;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Signs what we show DocuSign for a token (JWT Grant, RFC 7523). The key file is read each time, once an hour, so that a
 * rotated key needs no restart.
 */
public class Assertions {

    private static final long LIFETIME_SECONDS = 3600;
    private static final String NO_KEY = "is no RSA private key in PEM (PKCS#1 or PKCS#8)";
    private static final String SCOPES = "signature impersonation";

    private final DocuSignProperties properties;

    public Assertions(DocuSignProperties properties) {
        this.properties = properties;
    }

    /**
     * The assertion for one user of DocuSign, good for an hour.
     *
     * @throws UnusableKey naming the configuration key and the file
     */
    public String of(String userId) {
        var file = file();
        try {
            return signed(userId, PrivateKeyPem.read(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UnusableKey(file, Files.isReadable(file) ? NO_KEY : "cannot be read");
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new UnusableKey(file, NO_KEY);
        }
    }

    private String signed(String userId, RSAPrivateKey key) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return JWT.create()
                .withIssuer(properties.integrationKey())
                .withSubject(userId)
                .withAudience(properties.oauthHost())
                .withIssuedAt(now)
                .withExpiresAt(now.plusSeconds(LIFETIME_SECONDS))
                .withClaim("scope", SCOPES)
                .sign(Algorithm.RSA256(null, key));
    }

    private Path file() {
        var location = properties.privateKey();
        return Path.of(location.startsWith("file:") ? location.substring("file:".length()) : location);
    }

    /** The private key cannot be used; the message says which file and what to do, and nothing of its content. */
    public static final class UnusableKey extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusableKey(Path file, String problem) {
            super("docusign.private-key: " + file + " " + problem
                    + "; put the key that DocuSign showed when the RSA key pair was made there");
        }
    }
}
