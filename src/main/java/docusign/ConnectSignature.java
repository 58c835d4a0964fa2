package docusign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells DocuSign's webhooks from forged ones: HMAC-SHA256 over the raw bytes, in base64. DocuSign signs with each of the
 * account's keys, so that one of ours and one of its signatures must fit while keys are exchanged.
 */
public final class ConnectSignature {

    /** Signatures come in headers of this name, numbered from 1. */
    public static final String HEADER = "X-DocuSign-Signature-";

    /** An account has at most so many keys. */
    public static final int MOST = 100;

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    /** @param keys as DocuSign shows them: their text is the key, whatever it looks like */
    public ConnectSignature(List<String> keys) {
        this.keys = keys.stream()
                .map(key -> new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /** Without a key nothing can be believed. */
    public boolean hasKeys() {
        return !keys.isEmpty();
    }

    /** Whether somebody signed these bytes who has one of our keys; takes as long for a near miss as for any other. */
    public boolean fits(byte[] body, Collection<String> signatures) {
        var fits = false;
        var given = signatures.stream()
                .limit(MOST)
                .map(signature -> signature.strip().getBytes(StandardCharsets.UTF_8))
                .toList();
        for (var key : keys) {
            var right = Base64.getEncoder().encode(signed(key, body));
            for (var signature : given) {
                fits |= MessageDigest.isEqual(right, signature);
            }
        }
        return fits;
    }

    private static byte[] signed(SecretKeySpec key, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
