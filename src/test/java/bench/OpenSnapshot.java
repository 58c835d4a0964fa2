package bench;

import app.Postgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What claims cost while somebody holds a snapshot open, so that nothing that was claimed can be removed. The machine's
 * neighbours can make the same work half as dear again from one second to the next: a yardstick before and after each part
 * says so.
 */
final class OpenSnapshot implements Measure {

    private static final String NAME = "open snapshot";
    private static final int ROWS = 160_000;
    private static final int MOST = 100;
    private static final int PARTS = 8;

    @Override
    public void take(BenchOptions options, Report report) throws SQLException {
        try (var postgres = Postgres.start();
                var stage = new ClaimStage(postgres, "snapshot")) {
            stage.fill(ROWS + 50_000).analyse();
            stage.claims(20, MOST);
            try (var reader = postgres.dataSource("snapshot").getConnection();
                    var statement = reader.createStatement()) {
                reader.setAutoCommit(false);
                statement.execute("set transaction isolation level repeatable read");
                statement.execute("select count(*) from signup");
                measure(stage, report);
                reader.rollback();
            }
        }
    }

    private static void measure(ClaimStage stage, Report report) {
        var cpu = new ArrayList<Double>();
        var yardsticks = new ArrayList<>(List.of(stage.yardstick()));
        for (var part = 0; part < PARTS; part++) {
            var cost = stage.claims(ROWS / PARTS / MOST, MOST);
            cpu.add(cost.cpuMillis() * 1000 / MOST);
            yardsticks.add(stage.yardstick());
            System.out.printf(
                    "%s, eighth %d: %.1f µs of CPU a row, %.0f pages a claim, yardstick %.2f s%n",
                    NAME, part + 1, cpu.get(part), cost.buffers(), yardsticks.get(part + 1));
        }
        var first = cpu.get(0);
        var last = cpu.get(PARTS - 1);
        var slower = (yardsticks.get(PARTS - 1) + yardsticks.get(PARTS)) / (yardsticks.get(0) + yardsticks.get(1));
        report.add(List.of(
                Figure.of(NAME, "first eighth of 160,000", "CPU a row", "µs", first),
                Figure.of(NAME, "last eighth of 160,000", "CPU a row", "µs", last),
                Figure.of(NAME, "last eighth of 160,000", "yardstick, of the first's", "", slower)));
        report.atMost("open snapshot: last eighth against the first", last / first / slower, 1.3);
    }
}
