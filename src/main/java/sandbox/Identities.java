package sandbox;

import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sandbox.SandboxTemplate.Role;

/**
 * Who exists: keys, users, accounts. Everybody else is refused as DocuSign refuses strangers.
 *
 * @param oauthHost the bare host a token request must name as its audience
 * @param tokenLifetime how long an access token works
 * @param integrationKeys public keys by integration key; a key without any accepts every signature
 */
public record Identities(
        String oauthHost,
        Duration tokenLifetime,
        Map<String, List<RSAPublicKey>> integrationKeys,
        List<SandboxUser> users,
        List<SandboxAccount> accounts) {

    public static final String INTEGRATION_KEY = "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e001";
    public static final String USER_ID = "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e002";
    public static final String ACCOUNT_ID = "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e003";
    public static final String MEMBERSHIP_TEMPLATE = "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e004";
    public static final String TWO_SIGNERS_TEMPLATE = "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e005";

    public Identities {
        integrationKeys = Map.copyOf(integrationKeys);
        users = List.copyOf(users);
        accounts = List.copyOf(accounts);
    }

    static Identities defaults() {
        SandboxUser sender = new SandboxUser(USER_ID, "Contracts Desk", "contracts@example.com", true);
        SandboxTemplate membership = new SandboxTemplate(
                MEMBERSHIP_TEMPLATE,
                "Membership contract",
                List.of(new Role("signer", 1, List.of("member_number", "city", "plan"), Map.of("plan", 30))));
        SandboxTemplate guarded = new SandboxTemplate(
                TWO_SIGNERS_TEMPLATE,
                "Contract with a guardian",
                List.of(new Role("signer", 1, List.of("member_number")), new Role("guardian", 2, List.of())));
        return new Identities(
                "account-d.docusign.com",
                Duration.ofHours(1),
                Map.of(INTEGRATION_KEY, List.of()),
                List.of(sender),
                List.of(new SandboxAccount(
                        ACCOUNT_ID, "Countersign sandbox", List.of(USER_ID), List.of(membership, guarded))));
    }

    Optional<SandboxUser> user(String id) {
        return users.stream().filter(one -> one.id().equalsIgnoreCase(id)).findFirst();
    }

    Optional<SandboxAccount> account(String id) {
        return accounts.stream().filter(one -> one.id().equalsIgnoreCase(id)).findFirst();
    }

    Identities host(String bare) {
        return new Identities(bare, tokenLifetime, integrationKeys, users, accounts);
    }

    Identities lifetime(Duration ofTokens) {
        return new Identities(oauthHost, ofTokens, integrationKeys, users, accounts);
    }

    Identities key(String integrationKey, RSAPublicKey key) {
        Map<String, List<RSAPublicKey>> keys = new LinkedHashMap<>(integrationKeys);
        List<RSAPublicKey> known = new ArrayList<>(keys.getOrDefault(integrationKey, List.of()));
        known.add(key);
        keys.put(integrationKey, known);
        return new Identities(oauthHost, tokenLifetime, keys, users, accounts);
    }

    Identities people(List<SandboxUser> members, List<SandboxAccount> theirs) {
        return new Identities(oauthHost, tokenLifetime, integrationKeys, members, theirs);
    }
}
