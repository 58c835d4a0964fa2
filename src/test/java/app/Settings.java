package app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import sandbox.Identities;
import sandbox.Sandbox;
import sandbox.SandboxSettings;

/** The configuration of one service under test, as an operator would write it. */
public final class Settings {

    private final Map<String, String> keys = new LinkedHashMap<>();

    private Settings() {}

    /** DocuSign as the tests need it: no limit in the way, and only our key pair is let in. */
    public static SandboxSettings docusign() {
        return SandboxSettings.defaults()
                .withLimits(100_000, 50_000)
                .withPublicKey(Identities.INTEGRATION_KEY, Neighbours.keys().publicKey());
    }

    /** Everything that has no default, and short waits. */
    public static Settings of(String ledger, Sandbox sandbox, Path partners) {
        return new Settings()
                .set("spring.datasource.url", ledger)
                .set("spring.datasource.username", "postgres")
                .set("server.port", "0")
                .set("management.server.port", "0")
                .set("docusign.oauth-uri", sandbox.uri().toString())
                .set("docusign.integration-key", Identities.INTEGRATION_KEY)
                .set("docusign.private-key", "file:" + Neighbours.keys().privateKey())
                .set("docusign.accounts.main.account-id", Identities.ACCOUNT_ID)
                .set("docusign.accounts.main.user-id", Identities.USER_ID)
                .set("docusign.accounts.main.hourly-limit", "100000")
                .set("docusign.accounts.main.burst-limit", "50000")
                .set("reconcile.schedule", "0/2 * * * * ?")
                .set("sending.every", "200ms")
                .set("partners-dir", "file:" + partners.toAbsolutePath());
    }

    /** Sets a key, or another value for it. */
    public Settings set(String key, String value) {
        keys.put(key, value);
        return this;
    }

    /** Leaves a key out. */
    public Settings without(String key) {
        keys.remove(key);
        return this;
    }

    /** By key. */
    public Map<String, String> asMap() {
        return Map.copyOf(keys);
    }

    /** As they stand on a command line. */
    public String[] asArguments() {
        return keys.entrySet().stream()
                .map(key -> "--" + key.getKey() + "=" + key.getValue())
                .toArray(String[]::new);
    }
}
