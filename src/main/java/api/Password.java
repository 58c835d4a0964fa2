package api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The operators' password as it was configured; takes as long for a wrong one as for a nearly right one. */
final class Password {

    private static final String BCRYPT = "{bcrypt}";
    private static final Pattern HASH = Pattern.compile("\\$2[aby]?\\$(0[4-9]|1[0-5])\\$[./0-9A-Za-z]{53}");

    private final String configured;

    /** @throws IllegalArgumentException if it says bcrypt and is none; a cost above 15 would take seconds a call */
    Password(String configured) {
        if (configured.startsWith(BCRYPT)
                && !HASH.matcher(configured.substring(BCRYPT.length())).matches()) {
            throw new IllegalArgumentException(
                    "admin.password: after {bcrypt} comes a hash like $2a$10$… with a cost of 4 to 15");
        }
        this.configured = configured;
    }

    boolean is(String given) {
        if (configured.startsWith(BCRYPT)) {
            return new BCryptPasswordEncoder().matches(given, configured.substring(BCRYPT.length()));
        }
        return same(configured, given);
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
