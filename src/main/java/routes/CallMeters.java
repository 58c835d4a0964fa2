package routes;

import api.CodeLabels;
import docusign.Answer;
import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Call;
import docusign.Download;
import docusign.Operation;
import docusign.Refusal;
import docusign.Reply;
import docusign.RestCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Measures each call of DocuSign from when it leaves until it is answered or given up, and counts what was refused. */
@Component
class CallMeters {

    private static final Duration[] BORDERS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(60)
    };

    private final MeterRegistry meters;
    private final CodeLabels codes = new CodeLabels();
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    CallMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Kind(String account, Operation operation, String outcome) {}

    /** A reply came, {@code nanos} after the call left. */
    void answered(Call call, Reply reply, Answer answer, long nanos) {
        record(call, outcome(answer, "not_now"), nanos);
        if (reply.status() >= 400) {
            var code =
                    Refusal.read(reply.body()).map(Refusal::code).map(codes::of).orElse(CodeLabels.OTHER);
            Counter.builder("countersign.calls.refused")
                    .description("calls that DocuSign answered with an error, by its error code")
                    .tag("account", account(call))
                    .tag("code", code)
                    .register(meters)
                    .increment();
        }
    }

    /** No reply came. */
    void unanswered(Call call, Answer answer, long nanos) {
        record(call, outcome(answer, "unreachable"), nanos);
    }

    private static String outcome(Answer answer, String notNow) {
        if (answer instanceof Answered answered) {
            return answered.ok() ? "ok" : "refused";
        }
        return answer instanceof NotNow ? notNow : "silent";
    }

    /** Token calls are for a user and not for an account. */
    private static String account(Call call) {
        return call instanceof RestCall rest
                ? rest.account()
                : call instanceof Download download ? download.call().account() : "";
    }

    private void record(Call call, String outcome, long nanos) {
        timers.computeIfAbsent(new Kind(account(call), Operation.of(call), outcome), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("countersign.call")
                .description("calls of DocuSign, from leaving to answer")
                .tag("account", kind.account)
                .tag("operation", kind.operation.word())
                .tag("outcome", kind.outcome)
                .serviceLevelObjectives(BORDERS)
                .register(meters);
    }
}
