package ledger;

import app.Postgres;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A fresh ledger for one test class, in the one real PostgreSQL that all of them share. */
public final class LedgerDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final HikariDataSource pool;
    private final JdbcClient jdbc;

    private LedgerDatabase(HikariDataSource pool) {
        this.pool = pool;
        this.jdbc = JdbcClient.create(pool);
    }

    /** The server goes when the tests go. */
    private static final class Server {
        private static final Postgres SHARED = Postgres.start();
    }

    /** Makes a database with our tables and nothing in them. */
    public static LedgerDatabase create() {
        var ledger = empty();
        Flyway.configure().dataSource(ledger.pool).load().migrate();
        return ledger;
    }

    /** Makes a database without tables. */
    static LedgerDatabase empty() {
        for (var chatty : List.of("com.zaxxer.hikari", "org.flywaydb")) {
            ((Logger) LoggerFactory.getLogger(chatty)).setLevel(Level.WARN);
        }
        var config = new HikariConfig();
        config.setJdbcUrl(Server.SHARED.database("ledger_" + NUMBER.incrementAndGet()));
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(1);
        return new LedgerDatabase(new HikariDataSource(config));
    }

    /** Connections to it. */
    HikariDataSource pool() {
        return pool;
    }

    /** Statements over the pool. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Transactions over the same pool. */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    /** Runs one statement that answers nothing. */
    public int run(String sql, Object... parameters) {
        var statement = jdbc.sql(sql);
        for (var parameter : parameters) {
            statement = statement.param(parameter);
        }
        return statement.update();
    }

    /** The one value of a query. */
    public <T> T value(Class<T> type, String sql, Object... parameters) {
        var statement = jdbc.sql(sql);
        for (var parameter : parameters) {
            statement = statement.param(parameter);
        }
        return statement.query(type).single();
    }

    @Override
    public void close() {
        pool.close();
    }
}
