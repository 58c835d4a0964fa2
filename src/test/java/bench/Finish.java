package bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees when a lap has ended, at next to no cost for whoever runs it: both share the machine, and a rival that says itself
 * that it is done is not looked at either.
 */
final class Finish implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(10);

    private static final List<String> RECORDED = List.of(
            "select not exists (select 1 from signup where id > (select max(id) from signup) - 1000"
                    + " and state in ('waiting', 'sending'))",
            "select not exists (select 1 from signup where state = 'waiting')",
            "select not exists (select 1 from signup where state = 'sending')");
    private static final List<String> TOLD = List.of(
            "select not exists (select 1 from outcome where id > (select max(id) from outcome) - 1000"
                    + " and written_at is null)",
            "select not exists (select 1 from outcome where written_at is null)");

    private final SingleConnectionDataSource connection;
    private final JdbcClient ledger;
    private final TransactionTemplate snapshot;
    private final Duration most;

    /**
     * @param ledger its address
     * @param most how long it waits
     */
    Finish(String ledger, Duration most) {
        this.connection = new SingleConnectionDataSource(ledger, "postgres", "", true);
        this.ledger = JdbcClient.create(connection);
        this.snapshot = new TransactionTemplate(new DataSourceTransactionManager(connection));
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.most = most;
    }

    /**
     * Waits until so many have been counted, and looks ever more often towards the end.
     *
     * @param begun when counting began, in nanoseconds
     */
    void awaitCount(int wanted, long begun, IntSupplier count) {
        var is = count.getAsInt();
        while (is < wanted) {
            var spent = inTime(begun, is + " of " + wanted);
            var rest = is == 0 ? 0 : spent / is * (wanted - is);
            LockSupport.parkNanos(Math.max(LOOK.toNanos(), Math.min(rest / 4, spent / 2)));
            is = count.getAsInt();
        }
    }

    /** The moment, in nanoseconds, at which the ledger had recorded everything. */
    long recorded() {
        return await(RECORDED);
    }

    /** The moment, in nanoseconds, at which the partner had heard all that there was to hear. */
    long told() {
        return await(TOLD);
    }

    private long await(List<String> conditions) {
        var begun = System.nanoTime();
        var seen = at(conditions);
        while (seen == null) {
            inTime(begun, conditions.get(0));
            LockSupport.parkNanos(LOOK.toNanos());
            seen = at(conditions);
        }
        return seen;
    }

    /** When all was so, or nothing; the costly questions are asked of the same snapshot as the first, cheap one. */
    private Long at(List<String> conditions) {
        return snapshot.execute(status -> {
            var first = is(conditions.get(0));
            var now = System.nanoTime();
            return first && conditions.stream().skip(1).allMatch(this::is) ? now : null;
        });
    }

    private boolean is(String condition) {
        return ledger.sql(condition).query(Boolean.class).single();
    }

    @Override
    public void close() {
        connection.destroy();
    }

    /** Also ends when this thread is to end, which would not be parked any more. */
    private long inTime(long begun, String what) {
        var spent = System.nanoTime() - begun;
        if (spent > most.toNanos() || Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("it takes too long: " + what);
        }
        return spent;
    }
}
