package api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import signup.SignupKey;

/**
 * Reads {@code …/signups/{partner}/{ref}} and {@code …/signups/{partner}/{ref}/{verb}} from the address as it was sent:
 * a reference may contain everything, so only an undecoded slash is a border, and the last one is the verb's.
 */
record SignupPath(SignupKey key, String verb) {

    static final String PREFIX = "/admin/v1/signups/";

    /** An address without a verb. */
    static SignupKey key(HttpServletRequest request) {
        return key(rest(request));
    }

    /** An address that ends in a verb. */
    static SignupPath withVerb(HttpServletRequest request) {
        var rest = rest(request);
        var border = rest.lastIndexOf('/');
        if (border < 0) {
            throw nothing();
        }
        return new SignupPath(key(rest.substring(0, border)), rest.substring(border + 1));
    }

    private static String rest(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.startsWith(PREFIX)) {
            throw nothing();
        }
        return path.substring(PREFIX.length());
    }

    private static SignupKey key(String path) {
        var border = path.indexOf('/');
        var partner = border < 0 ? "" : decode(path.substring(0, border));
        var ref = border < 0 ? "" : decode(path.substring(border + 1));
        if (partner.isBlank() || ref.isBlank()) {
            throw nothing();
        }
        return new SignupKey(partner, ref);
    }

    private static RuntimeException nothing() {
        return Problem.unknown("a sign-up's address is " + PREFIX + "{partner}/{ref}");
    }

    static String decode(String encoded) {
        var bytes = new ByteArrayOutputStream();
        for (var at = 0; at < encoded.length(); at++) {
            if (encoded.charAt(at) == '%') {
                bytes.write(octet(encoded, at + 1));
                at += 2;
            } else {
                bytes.writeBytes(encoded.substring(at, at + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.bad("a reference in an address is UTF-8, percent-encoded");
        }
    }

    private static int octet(String encoded, int at) {
        var high = at + 1 < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
        var low = high < 0 ? -1 : Character.digit(encoded.charAt(at + 1), 16);
        if (low < 0) {
            throw Problem.bad("a reference in an address is UTF-8, percent-encoded");
        }
        return high * 16 + low;
    }
}
