package bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What became of the calls under way of a replica that was killed: how long until another one takes them up and ends them. */
final class Recovery implements Measure {

    private static final String NAME = "kill -9";
    private static final String WHO = "service, two replicas";
    private static final Duration LEASE = HoursStage.LEASE;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int KILLS = 3;

    /** More than one replica can have leased for its 32 calls under way. */
    private static final int BOTH = 64;

    @Override
    public void take(BenchOptions options, Report report) throws Exception {
        var hours = HoursOptions.read(
                "--replicas=2",
                "--hourly=9000000",
                "--burst=9000000",
                "--hour=3600000",
                "--burst-length=30000",
                "--answer=150",
                "--in-flight=32");
        var takenUp = new ArrayList<Double>();
        var ended = new ArrayList<Double>();
        try (var stage = new HoursStage(hours)) {
            stage.train();
            stage.start(1).awaitUp(Duration.ofSeconds(90));
            for (var kill = 0; kill < KILLS; kill++) {
                kill(stage, takenUp, ended);
            }
        }
        report.add(List.of(
                new Figure(NAME, WHO, "until the last call under way is taken up", "leases", takenUp),
                new Figure(NAME, WHO, "until its sign-up is known to be sent", "leases", ended)));
    }

    private static void kill(HoursStage stage, List<Double> takenUp, List<Double> ended) throws InterruptedException {
        var victim = stage.start(0);
        if (!victim.awaitUp(Duration.ofSeconds(90))) {
            throw new IllegalStateException("a replica did not start: " + victim.log());
        }
        stage.fill(1200);
        if (!Patience.until(Duration.ofMinutes(1), LOOK, () -> underWay(stage).size() >= BOTH)) {
            throw new IllegalStateException("the two replicas never sent at once");
        }
        victim.kill();
        var begun = System.nanoTime();
        var orphans = underWay(stage);
        await(() -> count(stage, "sending", orphans) == 0);
        takenUp.add(leases(begun));
        await(() -> count(stage, "sent", orphans) == orphans.size());
        ended.add(leases(begun));
        System.out.printf(
                "%s: %d calls under way, taken up after %.2f leases, known to be sent after %.2f%n",
                NAME, orphans.size(), takenUp.get(takenUp.size() - 1), ended.get(ended.size() - 1));
        await(() -> stage.waiting() == 0);
    }

    private static List<Long> underWay(HoursStage stage) {
        return stage.ledger()
                .sql("select id from signup where state = 'sending'")
                .query(Long.class)
                .list();
    }

    private static int count(HoursStage stage, String state, List<Long> ids) {
        return stage.ledger()
                .sql("select count(*) from signup where state = ? and id = any(?)")
                .param(state)
                .param(ids.toArray(Long[]::new))
                .query(Integer.class)
                .single();
    }

    private static void await(BooleanSupplier happened) {
        if (!Patience.until(Duration.ofMinutes(5), LOOK, happened)) {
            throw new IllegalStateException("not all sign-ups were taken up again");
        }
    }

    private static double leases(long begun) {
        return (System.nanoTime() - begun) / 1e9 / LEASE.toSeconds();
    }
}
