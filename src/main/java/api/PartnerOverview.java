package api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ledger.PartnerBacklog;
import ledger.PartnerBacklog.Counts;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import partners.Delivery;
import partners.Partner;
import signup.SignupState;

/** Puts together how each partner is getting on: what is configured, what the ledger holds, what the quota allows. */
@Component
class PartnerOverview {

    private final ActivePartners partners;
    private final PartnerBacklog backlog;
    private final Quotas quotas;
    private final Clock clock;

    PartnerOverview(ActivePartners partners, PartnerBacklog backlog, Quotas quotas, Clock clock) {
        this.partners = partners;
        this.backlog = backlog;
        this.quotas = quotas;
        this.clock = clock;
    }

    /**
     * One partner.
     *
     * @param state running, disabled, or missing: its folder is not there or not in order
     * @param account that sends for it, or "" if it is missing
     * @param signups how many stand where, by state
     * @param stuck how many wait for a person
     * @param outcomesToWrite what its database is still to be told
     * @param oldestWaiting since when the oldest waiting one waits, null if none does
     * @param oldestWaitingSeconds the same as an age
     * @param throughAt when all that its account has to send can be sent at best; null if nothing of it is sent
     */
    record State(
            String partner,
            String state,
            String account,
            Map<String, Long> signups,
            long stuck,
            long outcomesToWrite,
            Instant oldestWaiting,
            Long oldestWaitingSeconds,
            Instant throughAt) {}

    List<State> all() {
        var counts = backlog.counts();
        var untold = backlog.untold();
        var names = new TreeSet<>(counts.keySet());
        names.addAll(partners.wanted().keySet());
        var known = names.stream()
                .flatMap(name -> partners.named(name).stream())
                .collect(Collectors.toMap(Partner::name, Function.identity()));
        var through = through(known, counts);
        return names.stream()
                .map(name -> state(
                        name,
                        Optional.ofNullable(known.get(name)),
                        counts.getOrDefault(name, Counts.none()),
                        untold.getOrDefault(name, 0L),
                        through))
                .toList();
    }

    /** By account, because its partners share the quota. */
    private Map<String, Instant> through(Map<String, Partner> known, Map<String, Counts> counts) {
        var calls = new HashMap<String, Long>();
        known.values().stream().filter(Partner::enabled).forEach(partner -> {
            var toSend = counts.getOrDefault(partner.name(), Counts.none()).toSend();
            calls.merge(partner.account(), toSend * (partner.delivery() == Delivery.TWO_STEP ? 2 : 1), Long::sum);
        });
        return calls.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && quotas.has(entry.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry ->
                                quotas.through(entry.getKey(), entry.getValue()).truncatedTo(ChronoUnit.SECONDS)));
    }

    private State state(
            String name, Optional<Partner> partner, Counts counts, long untold, Map<String, Instant> through) {
        var account = partner.map(Partner::account).orElse("");
        var enabled = partner.map(Partner::enabled).orElse(false);
        var oldest = counts.oldestWaiting();
        return new State(
                name,
                enabled ? "running" : partner.isPresent() ? "disabled" : "missing",
                account,
                words(counts.states()),
                counts.stuck(),
                untold,
                oldest.orElse(null),
                oldest.map(since -> Math.max(
                                0, Duration.between(since, clock.instant()).toSeconds()))
                        .orElse(null),
                enabled && counts.toSend() > 0 ? through.get(account) : null);
    }

    /** All states, also those in which none stands: a reader need not know which may be left out. */
    private static Map<String, Long> words(Map<SignupState, Long> states) {
        var words = new LinkedHashMap<String, Long>();
        Stream.of(SignupState.values()).forEach(state -> words.put(state.word(), states.getOrDefault(state, 0L)));
        return words;
    }
}
