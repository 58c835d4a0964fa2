package sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One call that is known to come from a member of an account, within its quota.
 *
 * @param parts what the path says: {@code id} of the envelope or template
 * @param fault what is going to spoil it
 */
record Visit(
        Operation operation,
        Call call,
        SandboxAccount account,
        SandboxUser user,
        Map<String, String> parts,
        Optional<Fault> fault,
        Instant now) {

    String id() {
        return parts.getOrDefault("id", "");
    }

    /** How much longer than others the envelope of this call stays out of lists. */
    Duration hiddenFor() {
        return fault.filter(one -> one.kind() == Fault.Kind.HIDDEN)
                .map(Fault::lasting)
                .orElse(Duration.ZERO);
    }
}
