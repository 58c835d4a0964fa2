package sandbox;

/**
 * Somebody the service may act as.
 *
 * @param id the GUID that a token's {@code sub} names
 * @param consent whether this user allowed our integration key to impersonate them
 * @param sends whether its permission profile lets it send envelopes
 * @param administrator whether it may look at the account's Connect
 */
public record SandboxUser(String id, String name, String email, boolean consent, boolean sends, boolean administrator) {

    /** One who may send, and administers the account. */
    public SandboxUser(String id, String name, String email, boolean consent) {
        this(id, name, email, consent, true, true);
    }

    /** The same with another permission profile. */
    public SandboxUser allowed(boolean toSend, boolean toAdminister) {
        return new SandboxUser(id, name, email, consent, toSend, toAdminister);
    }
}
