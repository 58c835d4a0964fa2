package signup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Makes the id under which DocuSign can be asked about a create call whose answer was lost. It follows from partner, ref
 * and attempt alone (UUID version 5, RFC 9562), so a ledger restored from a backup asks for the same envelopes.
 */
public final class TransactionIds {

    private static final UUID NAMESPACE = UUID.fromString("5b0c6c1e-8f5d-4e0e-9a37-3d6f2a1c7b44");

    private TransactionIds() {}

    /** The id of the attempt, counted from 1. */
    public static UUID of(SignupKey key, int attempt) {
        var name = (key + "#" + attempt).getBytes(StandardCharsets.UTF_8);
        var hash = ByteBuffer.wrap(sha1(ByteBuffer.allocate(16 + name.length)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .put(name)
                .array()));
        var high = (hash.getLong() & ~0xF000L) | 0x5000L;
        var low = (hash.getLong() & ~0xC000000000000000L) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
