package sandbox;

import java.time.Duration;
import java.util.Map;

/**
 * How the invented signers behave; without weights nobody acts and a test moves each envelope itself.
 *
 * @param min the earliest they act after the mail
 * @param max the latest
 * @param weights how often each act happens, relative to the others
 */
public record SignerPlan(Duration min, Duration max, Map<SignerAct, Integer> weights) {

    public SignerPlan {
        if (min.isNegative() || max.compareTo(min) < 0) {
            throw new IllegalArgumentException("signers act between " + min + " and " + max + "?");
        }
        weights = Map.copyOf(weights);
    }

    /** Nobody acts. */
    public static SignerPlan off() {
        return new SignerPlan(Duration.ZERO, Duration.ZERO, Map.of());
    }

    /** Most sign, some do not: a little of everything an outcome can be. */
    public static SignerPlan lifelike(Duration min, Duration max) {
        return new SignerPlan(
                min,
                max,
                Map.of(
                        SignerAct.SIGN, 80,
                        SignerAct.DECLINE, 5,
                        SignerAct.EXPIRE, 4,
                        SignerAct.VIEW, 4,
                        SignerAct.BOUNCE, 4,
                        SignerAct.IGNORE, 3));
    }

    /** Everybody signs. */
    public static SignerPlan everybodySigns(Duration min, Duration max) {
        return new SignerPlan(min, max, Map.of(SignerAct.SIGN, 1));
    }

    boolean active() {
        return !weights.isEmpty();
    }
}
