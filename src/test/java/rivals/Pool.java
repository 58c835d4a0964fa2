package rivals;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** The connections of a rival, pooled as everybody pools them. */
final class Pool {

    private Pool() {}

    static HikariDataSource of(String database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database);
        config.setUsername("postgres");
        config.setMaximumPoolSize(Rival.IN_FLIGHT);
        return new HikariDataSource(config);
    }
}
