package docusign;

import com.docusign.esign.client.auth.JWTUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
            return JWTUtils.generateJWTAssertionFromByteArray(
                    Files.readAllBytes(file),
                    properties.oauthHost(),
                    properties.integrationKey(),
                    userId,
                    LIFETIME_SECONDS,
                    SCOPES);
        } catch (IOException e) {
            throw new UnusableKey(file, Files.isReadable(file) ? NO_KEY : "cannot be read");
        } catch (RuntimeException e) {
            throw new UnusableKey(file, NO_KEY);
        }
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
