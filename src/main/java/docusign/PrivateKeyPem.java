package docusign;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Reads an RSA private key in either form that DocuSign and tools write, with nothing but the JDK. */
final class PrivateKeyPem {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PRIVATE KEY-----");

    /** What PKCS#8 says before the key itself: version 0, and that it is one of RSA. */
    private static final String VERSION_AND_RSA = "020100" + "300d06092a864886f70d0101010500";

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    private PrivateKeyPem() {}

    /**
     * @throws GeneralSecurityException if it is no RSA private key
     * @throws IllegalArgumentException if its Base64 is cut off
     */
    static RSAPrivateKey read(String pem) throws GeneralSecurityException {
        var found = KEY.matcher(pem);
        if (!found.find()) {
            throw new InvalidKeySpecException("no private key in PEM");
        }
        var content = Base64.getMimeDecoder().decode(found.group(2));
        var key = new PKCS8EncodedKeySpec(found.group(1) == null ? content : wrapped(content));
        return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(key);
    }

    /** PKCS#1 in PKCS#8: the JDK reads only the latter. */
    private static byte[] wrapped(byte[] pkcs1) {
        return der(SEQUENCE, joined(HexFormat.of().parseHex(VERSION_AND_RSA), der(OCTETS, pkcs1)));
    }

    /** A key of RSA is never so short that its length would fit one octet. */
    private static byte[] der(int tag, byte[] content) {
        var length = content.length;
        var head = new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return joined(head, content);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
