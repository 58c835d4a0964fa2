package api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import ledger.SiteKey;
import ledger.SiteKeys;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Lets partners' sites in. A right key is never kept waiting; a wrong one is answered late, on so few threads that guessing
 * stays slow and stops nobody else. An unknown key, a revoked one and one from a foreign network look the same.
 */
class SiteLogin implements AuthenticationProvider {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int SLOWED = 8;

    private final SiteKeys keys;
    private final Counter refused;
    private final Counter tooMany;
    private final Semaphore slowed = new Semaphore(SLOWED);

    SiteLogin(SiteKeys keys, MeterRegistry meters) {
        this.keys = keys;
        this.refused = refusals(meters, "key");
        this.tooMany = refusals(meters, "rate");
    }

    private static Counter refusals(MeterRegistry meters, String why) {
        return Counter.builder("countersign.site.refused")
                .description(
                        "calls of partners' sites that were refused: a key that is none, or too many calls a minute")
                .tag("reason", why)
                .register(meters);
    }

    /** The key is right, but was used too often in this minute. */
    static final class TooMany extends AuthenticationException {
        private static final long serialVersionUID = 1L;
        private final transient SiteKey key;

        TooMany(SiteKey key) {
            super("too many calls");
            this.key = key;
        }

        SiteKey key() {
            return key;
        }
    }

    @Override
    public Authentication authenticate(Authentication given) {
        var key = keys.use(String.valueOf(given.getCredentials()))
                .filter(found -> comesFrom(found.networks(), String.valueOf(given.getPrincipal())));
        if (key.isEmpty()) {
            refused.increment();
            pause();
            throw new BadCredentialsException("no valid key");
        }
        if (key.get().left() < 0) {
            tooMany.increment();
            throw new TooMany(key.get());
        }
        return new PreAuthenticatedAuthenticationToken(key.get(), "", List.of());
    }

    private static boolean comesFrom(List<String> networks, String address) {
        return networks.isEmpty()
                || networks.stream().anyMatch(network -> new IpAddressMatcher(network).matches(address));
    }

    private void pause() {
        if (slowed.tryAcquire()) {
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                slowed.release();
            }
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return PreAuthenticatedAuthenticationToken.class.isAssignableFrom(kind);
    }
}
