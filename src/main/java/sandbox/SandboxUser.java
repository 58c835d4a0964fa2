package sandbox;

/**
 * Somebody the service may act as.
 *
 * @param id the GUID that a token's {@code sub} names
 * @param consent whether this user allowed our integration key to impersonate them
 */
public record SandboxUser(String id, String name, String email, boolean consent) {}
