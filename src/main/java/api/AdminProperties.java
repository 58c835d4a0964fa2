package api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operators' login; without it their calls are off.
 *
 * @param username no colon: HTTP Basic cannot carry one
 * @param password as it is, or as {@code {bcrypt}$2a$…}
 */
@ConfigurationProperties(prefix = "admin", ignoreUnknownFields = false)
public record AdminProperties(
        @DefaultValue("") String username, @DefaultValue("") String password) {

    /** @throws IllegalArgumentException if the name can never be sent */
    public AdminProperties {
        if (username.contains(":")) {
            throw new IllegalArgumentException("admin.username must not contain a colon");
        }
    }

    boolean complete() {
        return !username.isBlank() && !password.isBlank();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "AdminProperties[" + username + "]";
    }
}
