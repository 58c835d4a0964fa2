package docusign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Messages as DocuSign Connect sends them (JSON SIM), and the signatures it sends with them. */
public final class SimMessages {

    /** The account that all of them are about. */
    public static final String ACCOUNT = "5c1e0000-0000-4000-8000-00000000000b";

    /** The envelope that all of them are about. */
    public static final String ENVELOPE = "0f6c1c52-7f3e-4a58-9a50-3d2b6c7e0001";

    /** The key of the sign-up that it carries. */
    public static final String KEY = "acme:4711";

    private SimMessages() {}

    /** One of completed, declined, voided, expired, bounced, delivered, sent. */
    public static byte[] bytes(String name) {
        try (var file = SimMessages.class.getResourceAsStream("/connect/" + name + ".json")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same about another envelope of another sign-up. */
    public static byte[] about(String name, String envelope, String key) {
        return text(name).replace(ENVELOPE, envelope).replace(KEY, key).getBytes(StandardCharsets.UTF_8);
    }

    /** As text. */
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** What DocuSign puts into its header for a key. */
    public static String signature(String key, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
