package ledger;

import java.util.Map;
import java.util.Set;
import signup.SignupState;

/** Knows which states each partner wants to be told. A partner it does not know is told all, so that nothing is lost. */
@FunctionalInterface
public interface Wanted {

    /** The wanted states by the partner's name; an empty set for a partner without a database. */
    Map<String, Set<SignupState>> byPartner();

    /** Whether that partner is to be told of that state. */
    default boolean tells(String partner, SignupState state) {
        var states = byPartner().get(partner);
        return states == null ? state != SignupState.DELIVERED : states.contains(state);
    }
}
