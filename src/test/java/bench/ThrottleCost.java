package bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import sandbox.Operation;

/**
 * What the throttle costs: the same replica sends with it and without it in turn, in one run, because the machine's pace
 * changes by the minute. Run by hand: {@code bench.ThrottleCost}.
 */
public final class ThrottleCost {

    private static final Duration PHASE = Duration.ofSeconds(5);
    private static final int ROUNDS = 9;
    private static final String WITHOUT = """
            create or replace function take_permits(
                of_account text, lane text, wanted integer, r permit_rules, said permit_report, now_at timestamptz,
                out granted integer, out extra integer, out wait interval, out hour timestamptz)
            language plpgsql as $$
            begin
                granted := wanted; extra := 0; wait := interval '0'; hour := date_trunc('hour', clock_timestamp());
            end
            $$
            """;

    private ThrottleCost() {}

    public static void main(String... arguments) throws Exception {
        var options = HoursOptions.read(
                "--replicas=1",
                "--hourly=9000000",
                "--burst=9000000",
                "--hour=3600000",
                "--burst-length=30000",
                "--answer=150",
                "--in-flight=32");
        try (var stage = new HoursStage(options)) {
            System.out.println(run(stage));
        } finally {
            Instance.killAll();
        }
    }

    private static String run(HoursStage stage) throws Exception {
        stage.train();
        var throttle = stage.ledger()
                .sql("select pg_get_functiondef('take_permits'::regproc)")
                .query(String.class)
                .single();
        var replica = stage.start(0);
        replica.awaitUp(Duration.ofSeconds(90));
        stage.fill(40_000);
        Patience.pause(Duration.ofSeconds(10));
        var rates = List.of(new ArrayList<Double>(), new ArrayList<Double>());
        for (var round = 0; round < ROUNDS; round++) {
            rates.get(0).add(rate(stage, throttle));
            rates.get(1).add(rate(stage, WITHOUT));
        }
        var on = median(rates.get(0));
        var off = median(rates.get(1));
        return "with the throttle %.1f/s, without %.1f/s: ratio %.3f; 32 in flight at 150 ms are %.1f/s"
                .formatted(on, off, on / off, 32 / 0.15);
    }

    private static double rate(HoursStage stage, String function) throws InterruptedException {
        stage.ledger().sql(function).update();
        Patience.pause(Duration.ofSeconds(1));
        var before = stage.sandbox().calls().get(Operation.CREATE);
        var begun = System.nanoTime();
        Patience.pause(PHASE);
        return (stage.sandbox().calls().get(Operation.CREATE) - before) / ((System.nanoTime() - begun) / 1e9);
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }
}
