package partners;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.util.ClassUtils;

/**
 * One small connection pool a partner, opened when first asked for. A database that is down stops neither the start nor
 * another partner.
 */
public final class PartnerDatabases implements AutoCloseable {

    static {
        // MariaDB's driver logs every message of the server as a warning, and such a message may quote a row
        System.setProperty("mariadb.logging.disable", "true");
    }

    private final Map<Key, HikariDataSource> pools = new ConcurrentHashMap<>();

    /** A changed folder may name another database while the old one is still in use. */
    private record Key(String partner, Database database) {}

    /**
     * The partner's pool; the same one until it is closed, and another one for another database.
     *
     * @throws PartnerProblem if its driver is missing
     */
    public DataSource of(Partner partner) {
        missingDriver(partner).ifPresent(finding -> {
            throw new PartnerProblem(finding);
        });
        return pools.computeIfAbsent(
                new Key(partner.name(), database(partner)),
                key -> new HikariDataSource(config(key.partner(), key.database())));
    }

    /** Says which jar to add, if this partner's database cannot be spoken to without one. */
    public Optional<Finding> missingDriver(Partner partner) {
        var database = database(partner);
        var kind = DatabaseKind.of(database.url());
        if (isThere(kind, database.url())) {
            return Optional.empty();
        }
        var todo = kind == DatabaseKind.OTHER
                ? "use jdbc:postgresql:, jdbc:mariadb:, jdbc:mysql:, jdbc:sqlserver: or jdbc:oracle:, or add the driver's jar"
                : "add the jar " + kind.jar() + " to the class path"
                        + (kind == DatabaseKind.MYSQL ? ", or write jdbc:mariadb: whose driver is there" : "");
        return Optional.of(Finding.fail(
                partner.name(), PartnerFile.NAME, database.line(), "no driver for " + scheme(database.url()), todo));
    }

    /** Closes the partner's pools, but not that of the database it has now. */
    public void closeOthers(Partner partner) {
        close(key -> key.partner().equals(partner.name()) && !partner.database().equals(Optional.of(key.database())));
    }

    /** Closes one partner's pools. */
    public void close(String partner) {
        close(key -> key.partner().equals(partner));
    }

    /** Closes all pools. */
    @Override
    public void close() {
        close(key -> true);
    }

    private void close(Predicate<Key> which) {
        pools.keySet().stream()
                .filter(which)
                .forEach(key -> Optional.ofNullable(pools.remove(key)).ifPresent(HikariDataSource::close));
    }

    private static Database database(Partner partner) {
        return partner.database()
                .orElseThrow(() -> new IllegalArgumentException("partner " + partner.name() + " has no database"));
    }

    private static boolean isThere(DatabaseKind kind, String url) {
        if (kind != DatabaseKind.OTHER) {
            return ClassUtils.isPresent(kind.driver(), PartnerDatabases.class.getClassLoader());
        }
        try {
            return DriverManager.getDriver(url) != null;
        } catch (SQLException e) {
            return false;
        }
    }

    private static String scheme(String url) {
        var end = url.indexOf(':', "jdbc:".length());
        return end < 0 ? "jdbc:" : url.substring(0, end + 1);
    }

    private static HikariConfig config(String name, Database database) {
        var kind = DatabaseKind.of(database.url());
        var config = new HikariConfig();
        config.setPoolName("partner-" + name);
        config.setJdbcUrl(database.url());
        if (!kind.driver().isEmpty()) {
            config.setDriverClassName(kind.driver());
        }
        if (!database.username().isEmpty()) {
            config.setUsername(database.username());
        }
        if (!database.password().isEmpty()) {
            config.setPassword(database.password());
        }
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        config.setIdleTimeout(Duration.ofMinutes(2).toMillis());
        kind.properties().entrySet().stream()
                .filter(property -> !sets(database.url(), property.getKey()))
                .forEach(property -> config.addDataSourceProperty(property.getKey(), property.getValue()));
        return config;
    }

    private static boolean sets(String url, String property) {
        return Pattern.compile("[?&;]\\s*" + Pattern.quote(property) + "\\s*=", Pattern.CASE_INSENSITIVE)
                .matcher(url)
                .find();
    }
}
