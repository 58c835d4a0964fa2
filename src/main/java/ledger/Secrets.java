package ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Unguessable texts and their digests. They have 190 bits of chance and more, so a plain digest is no weaker than a slow one. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LINK = 24;

    private Secrets() {}

    /** So many random bytes in letters, digits, - and _. */
    static String random(int bytes) {
        var secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return text(secret);
    }

    static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What only the holder of the secret can make of that text: 32 characters. */
    static String derived(byte[] secret, String from) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return text(Arrays.copyOf(mac.doFinal(from.getBytes(StandardCharsets.UTF_8)), LINK));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
