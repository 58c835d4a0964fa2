package signup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What may stand for a sign-up where its reference must not be seen, and what all replicas know of it without asking
 * anybody: all of it follows from the key alone.
 *
 * @param trace 32 hexadecimal digits: the trace of everything that happens to the sign-up
 * @param root 16 digits: the span in it that all others hang from
 * @param refHash 16 digits: the reference's place in a log line
 */
public record Fingerprint(String trace, String root, String refHash) {

    /** That sign-up's. */
    public static Fingerprint of(SignupKey key) {
        var hash = ByteBuffer.wrap(sha256(key.toString()));
        return new Fingerprint(
                hex(hash.getLong()) + hex(hash.getLong() | 1), hex(hash.getLong() | 1), hex(hash.getLong()));
    }

    private static String hex(long digits) {
        return HexFormat.of().toHexDigits(digits);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
