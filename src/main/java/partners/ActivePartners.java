package partners;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import signup.EnvelopePlan;
import signup.Signup;
import signup.SignupState;

/** The partners as this replica knows them now; whoever asks gets one consistent picture. */
public class ActivePartners {

    private volatile Map<String, Partner> partners = Map.of();

    /** Takes the place of all that was known. */
    public void replace(Collection<Partner> all) {
        partners = all.stream().collect(Collectors.toUnmodifiableMap(Partner::name, Function.identity()));
    }

    /** The partner of that name. */
    public Optional<Partner> named(String name) {
        return Optional.ofNullable(partners.get(name));
    }

    /** Names of the partners whose sign-ups that account sends. */
    public List<String> sendingWith(String account) {
        return partners.values().stream()
                .filter(partner -> partner.enabled() && partner.account().equals(account))
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
                                partner.delivery() == Delivery.TWO_STEP)));
    }
}
