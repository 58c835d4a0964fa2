package api;

import docusign.ConnectMessage;
import docusign.ConnectSignature;
import docusign.DocuSignProperties;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import ledger.ConnectEvent;
import ledger.ConnectInbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Decides about a webhook: who has our key is believed, stored and told so; everybody else is refused and counted. Only
 * when it cannot be stored does DocuSign hear a 5xx, for one failure can hold up its whole queue.
 */
@Component
class ConnectIntake {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectIntake.class);
    private static final Duration TELL_AGAIN = Duration.ofMinutes(1);

    private final ConnectInbox inbox;
    private final ConnectSignature signature;
    private final Set<String> accounts;
    private final Clock clock;
    private final Map<Result, Counter> counters = new EnumMap<>(Result.class);
    private final Map<Result, Instant> told = new ConcurrentHashMap<>();

    ConnectIntake(ConnectInbox inbox, DocuSignProperties docusign, Clock clock, MeterRegistry meters) {
        this.inbox = inbox;
        this.signature = new ConnectSignature(docusign.connect().hmacKeys());
        this.accounts = docusign.accounts().values().stream()
                .map(account -> account.accountId().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        this.clock = clock;
        for (var result : Result.values()) {
            counters.put(
                    result,
                    Counter.builder("countersign.webhooks")
                            .description("messages of DocuSign Connect, by what became of them")
                            .tag("result", result.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
        if (!isOn()) {
            LOG.info("DocuSign Connect is off: without docusign.connect.hmac-keys no webhook is taken");
        }
    }

    /** What became of a message, and what DocuSign hears. */
    enum Result {
        ACCEPTED(HttpStatus.OK, ""),
        REPEATED(HttpStatus.OK, ""),
        UNSIGNED(HttpStatus.UNAUTHORIZED, "the message is not signed: turn on HMAC in DocuSign Connect"),
        FORGED(HttpStatus.UNAUTHORIZED, "no signature fits a key of docusign.connect.hmac-keys"),
        OVERSIZED(HttpStatus.PAYLOAD_TOO_LARGE, "the message is too long: leave documents out of it"),
        MALFORMED(HttpStatus.BAD_REQUEST, "this is no message in DocuSign's JSON SIM format"),
        FAILED(HttpStatus.SERVICE_UNAVAILABLE, "the message could not be stored; send it again later");

        final HttpStatus status;
        final String detail;

        Result(HttpStatus status, String detail) {
            this.status = status;
            this.detail = detail;
        }
    }

    boolean isOn() {
        return signature.hasKeys();
    }

    /** Takes a whole message; when this returns a 2xx the ledger has it. */
    Result take(byte[] body, List<String> signatures) {
        try {
            return count(decide(body, signatures));
        } catch (RuntimeException bug) {
            LOG.error("a webhook could not be taken: {}", bug.getClass().getName());
            return count(Result.FAILED);
        }
    }

    private Result decide(byte[] body, List<String> signatures) {
        if (!signature.fits(body, signatures)) {
            return Result.FORGED;
        }
        var message = ConnectMessage.read(body, clock.instant());
        try {
            if (message.isEmpty()) {
                inbox.refused(body.length);
                return Result.MALFORMED;
            }
            return inbox.store(event(message.get())) ? Result.ACCEPTED : Result.REPEATED;
        } catch (DataIntegrityViolationException unfit) {
            return Result.MALFORMED;
        } catch (DataAccessException away) {
            return Result.FAILED;
        }
    }

    /** News of an account that is not ours is kept, but moves nothing. */
    private ConnectEvent event(ConnectMessage message) {
        var ours = accounts.contains(message.accountId().toLowerCase(Locale.ROOT));
        return new ConnectEvent(
                message.digest(),
                message.accountId(),
                message.envelopeId(),
                message.event(),
                message.generatedAt(),
                message.news().filter(any -> ours));
    }

    /** Counts a message that was refused without a look into it, or what became of one. */
    Result count(Result result) {
        counters.get(result).increment();
        if (result.status.isError()) {
            tell(result);
        }
        return result;
    }

    /** Whoever keeps sending what is refused gets a line a minute. */
    private void tell(Result result) {
        var now = clock.instant();
        var last = told.get(result);
        var isNews = last == null
                ? told.putIfAbsent(result, now) == null
                : now.isAfter(last.plus(TELL_AGAIN)) && told.replace(result, last, now);
        if (isNews) {
            LOG.warn("a webhook was answered {}: {} ({} so far)", result.status.value(), result.detail, (long)
                    counters.get(result).count());
        }
    }
}
