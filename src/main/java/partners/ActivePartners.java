package partners;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import signup.EnvelopePlan;
import signup.Signup;
import signup.SignupState;

/** The partners as this replica knows them now; whoever asks gets one consistent picture. */
public class ActivePartners {

    private final Supplier<Set<String>> suspended;
    private volatile Map<String, Partner> partners = Map.of();

    /** None of them is ever suspended. */
    public ActivePartners() {
        this(Set::of);
    }

    /** @param suspended names of those that an operator has stopped */
    public ActivePartners(Supplier<Set<String>> suspended) {
        this.suspended = suspended;
    }

    /** Takes the place of all that was known. */
    public void replace(Collection<Partner> all) {
        partners = all.stream().collect(Collectors.toUnmodifiableMap(Partner::name, Function.identity()));
    }

    /** The partner of that name. */
    public Optional<Partner> named(String name) {
        return Optional.ofNullable(partners.get(name));
    }

    /** Whether an operator has stopped that partner: nothing of it is pulled or sent. */
    public boolean isSuspended(String name) {
        return suspended.get().contains(name);
    }

    /** Names of the partners whose sign-ups that account sends now. */
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

    /** The states each partner wants written back; none for a partner without a database. */
    public Map<String, Set<SignupState>> wanted() {
        return partners.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Partner::name,
                        partner -> partner.database().isPresent() ? partner.outcomes() : Set.<SignupState>of()));
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
