package api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.PartnerBacklog;
import ledger.PartnerBacklog.Counts;
import ledger.Suspensions;
import ledger.Suspensions.Suspension;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import partners.Delivery;
import partners.FirstDay;
import partners.LeftAlone;
import partners.Partner;
import partners.Troubles;
import signup.SignupState;

/** Puts together how each partner is getting on: what is configured, what the ledger holds, what the quota allows. */
@Component
class PartnerOverview {

    private final ActivePartners partners;
    private final PartnerBacklog backlog;
    private final Quotas quotas;
    private final Suspensions suspensions;
    private final Troubles troubles;
    private final LeftAlone leftAlone;
    private final Clock clock;

    PartnerOverview(
            ActivePartners partners,
            PartnerBacklog backlog,
            Quotas quotas,
            Suspensions suspensions,
            Troubles troubles,
            LeftAlone leftAlone,
            Clock clock) {
        this.partners = partners;
        this.troubles = troubles;
        this.leftAlone = leftAlone;
        this.backlog = backlog;
        this.quotas = quotas;
        this.suspensions = suspensions;
        this.clock = clock;
    }

    /**
     * One partner.
     *
     * @param state running, paused, suspended, disabled, or missing: its folder is not there or not in order
     * @param pausedUntil when its pause of today is over, null if it does not pause now
     * @param from the day from which on its rows are taken, null if all are
     * @param rowsBeforeFrom how many older rows this replica has left alone, null if it has not looked
     * @param suspended since when, why and by whom an operator has stopped it, null if nobody has
     * @param account that sends for it, or "" if it is missing
     * @param signups how many stand where, by state
     * @param stuck how many wait for a person
     * @param outcomesToWrite what its database is still to be told
     * @param outcomesParked how many of them its database has refused so often that they wait for a person
     * @param envelopesMissing how many open envelopes DocuSign does not know any more
     * @param troubles what is wrong with its folder, its database or its rows, as this replica sees it
     * @param oldestWaiting since when the oldest waiting one waits, null if none does
     * @param oldestWaitingSeconds the same as an age
     * @param throughAt when all that its account has to send can be sent at best, without those who pause now unless it
     *     does so itself; null if nothing of it is sent
     */
    record State(
            String partner,
            String state,
            Instant pausedUntil,
            LocalDate from,
            Integer rowsBeforeFrom,
            Suspension suspended,
            String account,
            Map<String, Long> signups,
            long stuck,
            long outcomesToWrite,
            long outcomesParked,
            long envelopesMissing,
            List<Troubles.Trouble> troubles,
            Instant oldestWaiting,
            Long oldestWaitingSeconds,
            Instant throughAt) {}

    /** Outcomes and envelopes of which something is still to come, by partner. */
    private record Waiting(Map<String, Long> untold, Map<String, Long> parked, Map<String, Long> missing) {}

    List<State> all() {
        var counts = backlog.counts();
        var waiting = new Waiting(backlog.untold(), backlog.parked(), backlog.missing());
        var suspended = suspensions.all();
        var names = new TreeSet<>(counts.keySet());
        names.addAll(suspended.keySet());
        names.addAll(partners.configured());
        names.addAll(troubles.partners());
        var known = names.stream()
                .flatMap(name -> partners.named(name).stream())
                .collect(Collectors.toMap(Partner::name, Function.identity()));
        var through = through(known, counts, suspended.keySet());
        return names.stream()
                .map(name -> state(
                        name,
                        Optional.ofNullable(known.get(name)),
                        counts.getOrDefault(name, Counts.none()),
                        waiting,
                        Optional.ofNullable(suspended.get(name)),
                        through))
                .toList();
    }

    /** By account, because its partners share the quota; for those that pause and for the others. */
    private Map<Boolean, Map<String, Instant>> through(
            Map<String, Partner> known, Map<String, Counts> counts, Set<String> suspended) {
        var calls = new HashMap<String, Map<String, Long>>();
        var sending =
                known.values().stream().filter(partner -> partner.enabled() && !suspended.contains(partner.name()));
        sending.forEach(partner -> {
            var toSend = counts.getOrDefault(partner.name(), Counts.none()).toSend();
            calls.computeIfAbsent(partner.account(), account -> new HashMap<>())
                    .put(partner.name(), toSend * (partner.delivery() == Delivery.TWO_STEP ? 2 : 1));
        });
        var all = quotas.through(calls);
        calls.values()
                .forEach(some -> some.keySet()
                        .removeIf(name -> partners.pausedUntil(name).isPresent()));
        return Map.of(true, all, false, quotas.through(calls));
    }

    private State state(
            String name,
            Optional<Partner> partner,
            Counts counts,
            Waiting waiting,
            Optional<Suspension> suspended,
            Map<Boolean, Map<String, Instant>> through) {
        var paused = partners.pausedUntil(name);
        var account = partner.map(Partner::account).orElse("");
        var enabled = partner.map(Partner::enabled).orElse(false);
        var oldest = counts.oldestWaiting();
        return new State(
                name,
                word(partner, suspended.isPresent()),
                paused.orElse(null),
                partner.flatMap(Partner::from).map(FirstDay::day).orElse(null),
                partner.flatMap(Partner::from)
                        .flatMap(from -> leftAlone.of(name))
                        .orElse(null),
                suspended.orElse(null),
                account,
                words(counts.states()),
                counts.stuck(),
                waiting.untold().getOrDefault(name, 0L),
                waiting.parked().getOrDefault(name, 0L),
                waiting.missing().getOrDefault(name, 0L),
                troubles.of(name),
                oldest.orElse(null),
                oldest.map(since -> Math.max(
                                0, Duration.between(since, clock.instant()).toSeconds()))
                        .orElse(null),
                enabled && suspended.isEmpty() && counts.toSend() > 0
                        ? through.get(paused.isPresent()).get(account)
                        : null);
    }

    private String word(Optional<Partner> partner, boolean suspended) {
        if (partner.isEmpty() || !partners.configured().contains(partner.get().name())) {
            return "missing";
        }
        if (!partner.get().enabled()) {
            return "disabled";
        }
        var paused = partners.pausedUntil(partner.get().name()).isPresent();
        return suspended ? "suspended" : paused ? "paused" : "running";
    }

    /** All states, also those in which none stands: a reader need not know which may be left out. */
    private static Map<String, Long> words(Map<SignupState, Long> states) {
        var words = new LinkedHashMap<String, Long>();
        Stream.of(SignupState.values()).forEach(state -> words.put(state.word(), states.getOrDefault(state, 0L)));
        return words;
    }
}
