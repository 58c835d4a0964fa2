package partners;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import signup.EnvelopePlan;
import signup.Signup;
import signup.SignupState;

/** The partners as this replica knows them now; whoever asks gets one consistent picture. */
public class ActivePartners {

    private final Supplier<Set<String>> suspended;
    private final Clock clock;
    private final Set<String> halted = ConcurrentHashMap.newKeySet();
    private volatile Map<String, Partner> partners = Map.of();
    private volatile Set<String> retired = Set.of();

    /** None of them is ever suspended. */
    public ActivePartners() {
        this(Set::of, Clock.systemUTC());
    }

    /** @param suspended names of those that an operator has stopped */
    public ActivePartners(Supplier<Set<String>> suspended, Clock clock) {
        this.suspended = suspended;
        this.clock = clock;
    }

    /** Takes the place of all that was known. */
    public void replace(Collection<Partner> all) {
        partners = all.stream().collect(Collectors.toUnmodifiableMap(Partner::name, Function.identity()));
    }

    /** Takes the place of the partner of that name, if there was one. */
    public synchronized void put(Partner partner) {
        retired = without(partner.name());
        set(partner);
    }

    /** Its folder is gone: nothing of it is pulled or sent any more, but its table hears how what was sent has ended. */
    public synchronized void retire(String name) {
        named(name).ifPresent(partner -> {
            var names = new HashSet<>(retired);
            names.add(name);
            retired = Set.copyOf(names);
            set(partner.disabled());
        });
    }

    /** As if it had never been there. */
    public synchronized void forget(String name) {
        retired = without(name);
        var all = new HashMap<>(partners);
        all.remove(name);
        partners = Map.copyOf(all);
    }

    private void set(Partner partner) {
        var all = new HashMap<>(partners);
        all.put(partner.name(), partner);
        partners = Map.copyOf(all);
    }

    private Set<String> without(String name) {
        return retired.stream().filter(other -> !other.equals(name)).collect(Collectors.toUnmodifiableSet());
    }

    /** Names of the partners whose folders are there and in order. */
    public Set<String> configured() {
        var gone = retired;
        return partners.keySet().stream().filter(name -> !gone.contains(name)).collect(Collectors.toUnmodifiableSet());
    }

    /** Until it is told to go on, that partner's routes end their turns early and begin none. */
    public void halt(String name) {
        halted.add(name);
    }

    /** The end of {@link #halt(String)}. */
    public void goOn(String name) {
        halted.remove(name);
    }

    /** Whether that partner's routes are about to be stopped. */
    public boolean isHalted(String name) {
        return halted.contains(name);
    }

    /** The partner of that name. */
    public Optional<Partner> named(String name) {
        return Optional.ofNullable(partners.get(name));
    }

    /** Whether an operator has stopped that partner: nothing of it is pulled or sent. */
    public boolean isSuspended(String name) {
        return suspended.get().contains(name);
    }

    /** Until when that partner pauses by its own clock: nothing of it is pulled, nor sent but for people who wait. */
    public Optional<Instant> pausedUntil(String name) {
        return named(name).flatMap(Partner::pause).flatMap(pause -> pause.until(clock.instant()));
    }

    /** Names of the partners whose sign-ups that account sends now without being asked: those that do not pause. */
    public List<String> sendingUnaskedWith(String account) {
        return sendingWith(account).stream()
                .filter(name -> pausedUntil(name).isEmpty())
                .toList();
    }

    /** Names of the partners whose sign-ups that account sends, also of those that pause just now. */
    public List<String> sendingWith(String account) {
        var stopped = suspended.get();
        return partners.values().stream()
                .filter(partner ->
                        partner.enabled() && partner.account().equals(account) && !stopped.contains(partner.name()))
                .map(Partner::name)
                .toList();
    }

    /** The weights among those partners. */
    public Map<String, Integer> shares(Collection<String> names) {
        return partners.values().stream()
                .filter(partner -> names.contains(partner.name()))
                .collect(Collectors.toUnmodifiableMap(Partner::name, Partner::share));
    }

    /** Names of the partners whose envelopes are created as drafts first. */
    public List<String> twoStep() {
        return partners.values().stream()
                .filter(partner -> partner.delivery() == Delivery.TWO_STEP)
                .map(Partner::name)
                .toList();
    }

    /** Whether that account makes drafts for a partner, also for one that is disabled now. */
    public boolean makesDraftsWith(String account) {
        return partners.values().stream()
                .anyMatch(partner -> partner.delivery() == Delivery.TWO_STEP
                        && partner.account().equals(account));
    }

    /** Names of the partners whose signed documents are fetched. */
    public List<String> wantingDocuments() {
        return partners.values().stream()
                .filter(partner -> partner.documents() == Documents.FOLDER)
                .map(Partner::name)
                .toList();
    }

    /** The states each partner wants to be told of. */
    public Map<String, Set<SignupState>> wanted() {
        return partners.values().stream().collect(Collectors.toUnmodifiableMap(Partner::name, Partner::outcomes));
    }

    /** How that sign-up becomes an envelope; empty if its partner or its template is not configured any more. */
    public Optional<EnvelopePlan> plan(Signup signup) {
        return named(signup.key().partner())
                .flatMap(partner -> Optional.ofNullable(partner.templates().get(signup.template()))
                        .map(template -> new EnvelopePlan(
                                template,
                                partner.role(),
                                partner.emailSubject(),
                                partner.emailBlurb(),
                                partner.delivery() == Delivery.TWO_STEP,
                                partner.signing() == Signing.HYBRID,
                                "")));
    }
}
