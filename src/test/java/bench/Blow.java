package bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * One thing that is done to the service.
 *
 * @param step where it falls; a kill without one falls at a moment that the seed chooses
 * @param outage what happens to a database instead
 */
record Blow(Kind kind, Optional<Step> step, Optional<Outage> outage) {

    enum Kind {
        KILL,
        STOP,
        OUTAGE
    }

    private static final List<Optional<Step>> STOPS =
            List.of(Optional.of(Step.CALLED), Optional.empty(), Optional.of(Step.RECORDING), Optional.of(Step.WRITING));

    /** The whole run's blows in the seed's order: each named step, half of the kills at one, the others at any moment. */
    static List<Blow> schedule(ChaosOptions options) {
        var steps = Step.of(options.twoStep());
        var aimed = Math.max(options.kills() / 2, steps.size());
        var blows = new ArrayList<Blow>();
        for (var n = 0; n < options.kills(); n++) {
            var step = n < aimed ? Optional.of(steps.get(n % steps.size())) : Optional.<Step>empty();
            blows.add(new Blow(Kind.KILL, step, Optional.empty()));
        }
        for (var n = 0; n < options.stops(); n++) {
            blows.add(new Blow(Kind.STOP, STOPS.get(n % STOPS.size()), Optional.empty()));
        }
        for (var n = 0; n < options.outages(); n++) {
            blows.add(
                    new Blow(Kind.OUTAGE, Optional.empty(), Optional.of(Outage.values()[n % Outage.values().length])));
        }
        Collections.shuffle(blows, new Random(options.seed()));
        return blows;
    }

    String words() {
        return (kind
                        + step.map(at -> " " + at).orElse("")
                        + outage.map(what -> " " + what).orElse(""))
                .toLowerCase(Locale.ROOT);
    }
}
