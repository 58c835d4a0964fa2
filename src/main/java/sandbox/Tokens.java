package sandbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens that were given out; they are opaque, as DocuSign's should be to a client. */
final class Tokens {

    private record Grant(SandboxUser user, Instant until) {}

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Duration lifetime;

    Tokens(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    String give(SandboxUser user) {
        byte[] secret = new byte[48];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        grants.put(token, new Grant(user, clock.instant().plus(lifetime)));
        return token;
    }

    SandboxUser owner(Call call) {
        String header = call.header("Authorization");
        return Optional.of(header)
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> grants.get(value.substring(7).trim()))
                .filter(grant -> clock.instant().isBefore(grant.until()))
                .map(Grant::user)
                .orElseThrow(Refusal::token);
    }

    void revokeAll() {
        grants.clear();
    }

    long lifetimeSeconds() {
        return lifetime.toSeconds();
    }
}
