package sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The links to signing pages: each opens once, within five minutes, and then leads a session of twenty. */
final class SigningPasses {

    private static final Duration LINK = Duration.ofMinutes(5);
    private static final Duration SESSION = Duration.ofMinutes(20);

    /** Who may sign what, and where they go afterwards. */
    record Pass(String envelopeId, String recipientId, String returnUrl, Instant until) {}

    private final Map<String, Pass> links = new ConcurrentHashMap<>();
    private final Map<String, Pass> spent = new ConcurrentHashMap<>();
    private final Map<String, Pass> sessions = new ConcurrentHashMap<>();
    private final Clock clock;

    SigningPasses(Clock clock) {
        this.clock = clock;
    }

    String link(String envelopeId, String recipientId, String returnUrl) {
        String code = UUID.randomUUID().toString();
        links.put(
                code,
                new Pass(envelopeId, recipientId, returnUrl, clock.instant().plus(LINK)));
        return code;
    }

    /** Opens a link; the session's code, or nothing if it is used up or too old. */
    Optional<String> open(String code) {
        Pass pass = links.remove(code);
        if (pass == null) {
            return Optional.empty();
        }
        spent.put(code, pass);
        if (clock.instant().isAfter(pass.until())) {
            return Optional.empty();
        }
        String session = UUID.randomUUID().toString();
        sessions.put(
                session,
                new Pass(
                        pass.envelopeId(),
                        pass.recipientId(),
                        pass.returnUrl(),
                        clock.instant().plus(SESSION)));
        return Optional.of(session);
    }

    /** Where a link that works no more leads back to. */
    Optional<Pass> spent(String code) {
        return Optional.ofNullable(spent.get(code));
    }

    Optional<Pass> session(String code) {
        return Optional.ofNullable(sessions.get(code));
    }

    Optional<Pass> leave(String code) {
        return Optional.ofNullable(sessions.remove(code));
    }

    boolean over(Pass pass) {
        return clock.instant().isAfter(pass.until());
    }
}
