package api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/**
 * Lets operators in. A wrong password keeps its turn for a while, and there are few turns: guessing stays slow from
 * however many machines, and at most {@value #TURNS} + {@value #QUEUE} threads ever wait for it.
 */
class OperatorLogin implements AuthenticationProvider {

    private static final int TURNS = 4;
    private static final int QUEUE = 16;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final AdminProperties admin;
    private final Password password;
    private final Counter refused;
    private final Semaphore turns = new Semaphore(TURNS, true);

    OperatorLogin(AdminProperties admin, MeterRegistry meters) {
        this.admin = admin;
        this.password = new Password(admin.password());
        this.refused = Counter.builder("countersign.admin.refused")
                .description("operators' calls with a wrong name or password")
                .register(meters);
    }

    /** Too many logins are being tried at once to look at this one. */
    static final class Busy extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        Busy() {
            super("too many logins at once");
        }
    }

    @Override
    public Authentication authenticate(Authentication given) {
        if (!turn()) {
            throw new Busy();
        }
        try {
            if (knows(given.getName(), String.valueOf(given.getCredentials()))) {
                return UsernamePasswordAuthenticationToken.authenticated(admin.username(), null, List.of());
            }
            refused.increment();
            pause();
            throw new BadCredentialsException("wrong name or password");
        } finally {
            turns.release();
        }
    }

    private boolean knows(String name, String secret) {
        var right = Password.same(admin.username(), name);
        // both are always looked at, so that the time does not tell which was wrong
        return password.is(secret) & right & admin.complete();
    }

    private boolean turn() {
        try {
            return turns.getQueueLength() < QUEUE && turns.tryAcquire(PAUSE.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
