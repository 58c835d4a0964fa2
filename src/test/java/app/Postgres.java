package app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/** A real PostgreSQL from Maven's jars, as durable as one in production: fsync and synchronous commit are on. */
public final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server on a free port with an empty data directory. */
    public static Postgres start() {
        return start(Map.of());
    }

    /** The same with more of its settings. */
    public static Postgres start(Map<String, String> settings) {
        ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
        try {
            var builder = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200");
            settings.forEach(builder::setServerConfig);
            return new Postgres(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a database of that name and answers its JDBC address. */
    public String database(String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " encoding 'UTF8' template template0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return address(name);
    }

    /** The JDBC address of the database of that name. */
    String address(String name) {
        return server.getJdbcUrl("postgres", name);
    }

    /** Makes a user who needs this password, as nobody else does here. */
    public void user(String name, String password) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role " + name + " login superuser password '" + password + "'");
            var result = statement.executeQuery("show hba_file");
            result.next();
            var rules = Path.of(result.getString(1));
            Files.writeString(rules, "host all " + name + " all scram-sha-256\n" + Files.readString(rules));
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database of that name. */
    public DataSource dataSource(String name) {
        return server.getDatabase("postgres", name);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
