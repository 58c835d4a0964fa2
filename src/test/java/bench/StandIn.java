package bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import sandbox.Fault;
import sandbox.Operation;
import sandbox.SandboxSettings;
import sandbox.SignerAct;
import sandbox.SignerPlan;

/** How our stand-in for DocuSign behaves in a trial: slow, forgetful of answers, late with its lists. */
final class StandIn {

    private static final Duration ANSWER = Duration.ofMillis(100);
    private static final Duration JITTER = Duration.ofMillis(200);

    private StandIn() {}

    static SandboxSettings of(ChaosOptions options) {
        var plain = SandboxSettings.defaults();
        var settings = plain.with(plain.behaviour().withSeed(options.seed()))
                .withListingDelay(options.listingDelay())
                .withLimits(1_000_000, 1_000_000)
                .withAnswerDelay(ANSWER, JITTER)
                .with(new SignerPlan(
                        options.signing(),
                        options.signing().plus(options.signing().dividedBy(2)),
                        Map.of(SignerAct.SIGN, 80, SignerAct.DECLINE, 8, SignerAct.EXPIRE, 6, SignerAct.BOUNCE, 6)));
        return options.faults() == 0 ? settings : spoiled(settings, options.faults());
    }

    /** Silence after the work most of all, and a little of everything else, on whatever creates or sends. */
    private static SandboxSettings spoiled(SandboxSettings good, double chance) {
        var settings = good;
        for (var operation : List.of(Operation.CREATE, Operation.PUT)) {
            settings = settings.with(
                    Fault.of(Fault.Kind.CREATED_THEN_SILENT).on(operation).sometimes(chance));
            for (var kind : List.of(
                    Fault.Kind.CREATED_THEN_RESET,
                    Fault.Kind.CREATED_THEN_500,
                    Fault.Kind.CREATED_THEN_BROKEN_JSON,
                    Fault.Kind.RESET,
                    Fault.Kind.SERVER_ERROR)) {
                settings = settings.with(Fault.of(kind).on(operation).sometimes(chance / 5));
            }
        }
        return settings;
    }
}
