package bench;

import java.util.Locale;

/** A rival in a process of its own. */
final class RivalContestant implements Contestant {

    private final String name;
    private final String database;
    private final BenchStage stage;
    private final Child process;
    private final int slow;

    /** @param slow which part of a lap's rows it gets */
    RivalContestant(BenchStage stage, String name, String rival, int slow) {
        this.slow = slow;
        this.stage = stage;
        this.name = name;
        this.database = "partner_of_" + rival.toLowerCase(Locale.ROOT);
        var address = stage.postgres().database(database) + "&user=postgres";
        Laps.table(stage.sql(database));
        this.process = Child.start(
                BenchStage.java(
                        BenchStage.JVM, "rivals." + rival, stage.docusign().toString(), address),
                stage.log(rival));
        process.awaitSaid("ready");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public int share(int rows) {
        return rows / slow;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public double work(int rows) {
        var begun = System.nanoTime();
        process.say("go");
        process.awaitSaid("done");
        return (System.nanoTime() - begun) / 1e9;
    }

    @Override
    public void verify(int rows) {
        Laps.same(name + " served", rows, stage.served().distinct());
        Laps.same(name + " recorded", rows, Laps.recorded(stage.sql(database)));
    }

    @Override
    public void rest() {
        // it waits for its next turn by itself
    }

    @Override
    public void close() {
        process.close();
    }
}
