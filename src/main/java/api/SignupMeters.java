package api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import ledger.Tally;
import org.springframework.stereotype.Component;
import signup.Lease;
import signup.Outcome;
import signup.Row;
import signup.SendResult;
import signup.SendResult.NoAnswer;
import signup.SendResult.Refused;
import signup.SendResult.Sent;
import signup.SignupState;

/** Counts what becomes of sign-ups, by partner; a partner's counters begin at 0 when it is first seen. */
@Component
class SignupMeters implements Tally {

    private static final Set<SignupState> OUTCOMES = EnumSet.of(
            SignupState.DELIVERED,
            SignupState.COMPLETED,
            SignupState.DECLINED,
            SignupState.VOIDED,
            SignupState.EXPIRED,
            SignupState.BOUNCED,
            SignupState.REFUSED,
            SignupState.INVALID);
    private static final Duration[] LAGS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1)
    };

    private final MeterRegistry meters;
    private final Clock clock;
    private final CodeLabels codes = new CodeLabels();
    private final Map<Name, Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, Timer> lags = new ConcurrentHashMap<>();

    SignupMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** What is counted, for whom, and the value of its second label, if it has one. */
    private record Name(What what, String partner, String second) {}

    private enum What {
        ACCEPTED("accepted", "", "sign-ups that were new or corrected"),
        SENT("sent", "account", "sign-ups whose envelope DocuSign has sent"),
        OUTCOMES("outcomes", "status", "sign-ups that have come to that state"),
        REFUSED("signups.refused", "code", "sign-ups that DocuSign refused, by its error code"),
        DOUBTS("doubts", "", "sign-ups whose call was not answered"),
        PREVENTED("duplicates.prevented", "", "doubts whose envelope was found: another call would have doubled it"),
        RESENT("resent", "", "doubts without an envelope, which are sent again"),
        REPAIRS("repairs", "", "changes that only a listing brought although webhooks are on");

        private final String name;
        private final String label;
        private final String description;

        What(String name, String label, String description) {
            this.name = name;
            this.label = label;
            this.description = description;
        }
    }

    /** Shows what is sent for the partner with that account from now on. */
    void show(String partner, String account) {
        counter(What.SENT, partner, account);
    }

    /** Shows the partner's other counters from now on. */
    void show(String partner) {
        counter(What.ACCEPTED, partner, "");
        OUTCOMES.forEach(state -> counter(What.OUTCOMES, partner, state.word()));
        counter(What.DOUBTS, partner, "");
        counter(What.PREVENTED, partner, "");
        counter(What.RESENT, partner, "");
        counter(What.REPAIRS, partner, "");
        lag(partner);
    }

    private Counter counter(What what, String partner, String second) {
        return counters.computeIfAbsent(new Name(what, partner, second), this::make);
    }

    private Counter make(Name name) {
        var counter = Counter.builder("countersign." + name.what.name)
                .description(name.what.description)
                .tag("partner", name.partner);
        return (name.what.label.isEmpty() ? counter : counter.tag(name.what.label, name.second)).register(meters);
    }

    private Timer lag(String partner) {
        return lags.computeIfAbsent(
                partner,
                name -> Timer.builder("countersign.write.back.lag")
                        .description("from what happened until the partner's database has taken it")
                        .tag("partner", name)
                        .serviceLevelObjectives(LAGS)
                        .register(meters));
    }

    @Override
    public void accepted(String partner, long signups, Collection<? extends Row> rows) {
        counter(What.ACCEPTED, partner, "").increment(signups);
    }

    @Override
    public void recorded(Lease lease, SendResult result) {
        var partner = lease.signup().key().partner();
        if (result instanceof Sent) {
            counter(What.SENT, partner, lease.account()).increment();
        } else if (result instanceof Refused refused) {
            counter(What.OUTCOMES, partner, SignupState.REFUSED.word()).increment();
            counter(What.REFUSED, partner, codes.of(refused.reason())).increment();
        } else if (result instanceof NoAnswer) {
            counter(What.DOUBTS, partner, "").increment();
        }
    }

    @Override
    public void moved(String partner, String account, SignupState state, long signups) {
        if (state == SignupState.SENT) {
            counter(What.SENT, partner, account).increment(signups);
        } else if (OUTCOMES.contains(state)) {
            counter(What.OUTCOMES, partner, state.word()).increment(signups);
        }
    }

    @Override
    public void doubted(String partner, long signups) {
        counter(What.DOUBTS, partner, "").increment(signups);
    }

    @Override
    public void foundInDoubt(String partner, long signups) {
        counter(What.PREVENTED, partner, "").increment(signups);
    }

    @Override
    public void resent(String partner) {
        counter(What.RESENT, partner, "").increment();
    }

    @Override
    public void told(Outcome outcome) {
        var lag = Duration.between(outcome.occurredAt(), clock.instant());
        lag(outcome.key().partner()).record(lag.isNegative() ? Duration.ZERO : lag);
    }

    @Override
    public void repaired(String partner, long changes) {
        counter(What.REPAIRS, partner, "").increment(changes);
    }
}
