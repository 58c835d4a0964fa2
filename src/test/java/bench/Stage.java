package bench;

import app.Keys;
import app.Postgres;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Identities;
import sandbox.Sandbox;

/** Everything around the service: a real PostgreSQL with the ledger and a partner's table, and the sandbox. */
final class Stage implements AutoCloseable {

    private static final String LEDGER = "countersign";
    private static final String ACME = "acme";
    private static final String COPY = "countersign_copy";

    private final Path folder;
    private final ChaosOptions options;
    private final Postgres postgres;
    private final HikariDataSource ledger;
    private final HikariDataSource acme;
    private final PartnerTable table;
    private final Gate partnerWire;
    private final Settings settings;
    private final Sandbox sandbox;
    private final Service service;

    Stage(ChaosOptions options) {
        this.options = options;
        ((Logger) LoggerFactory.getLogger("com.zaxxer.hikari")).setLevel(Level.ERROR);
        try {
            this.folder = Files.createDirectories(Path.of("target", "chaos"));
            this.postgres = Postgres.start();
            var keys = Keys.in(folder);
            this.settings = new Settings(options, folder, postgres.database(LEDGER), keys.privateKey());
            this.partnerWire = new Gate(port(postgres.database(ACME)));
            this.sandbox =
                    Sandbox.start(StandIn.of(options).withPublicKey(Identities.INTEGRATION_KEY, keys.publicKey()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.ledger = pool(LEDGER);
        this.acme = pool(ACME);
        this.table = new PartnerTable(acme);
        table.create();
        this.service = new Service(folder);
    }

    /** The service has run once: the ledger has its tables, and starting again is quick. */
    Stage trained() throws InterruptedException {
        var name = "training";
        service.train(settings.of(name, sandbox.uri().getPort()), environment(name), folder.resolve(name + ".log"));
        return this;
    }

    private static int port(String address) {
        return URI.create(address.substring("jdbc:".length())).getPort();
    }

    private HikariDataSource pool(String database) {
        var config = new HikariConfig();
        config.setDataSource(postgres.dataSource(database));
        config.setMinimumIdle(0);
        config.addDataSourceProperty("ApplicationName", "harness");
        config.setMaximumPoolSize(8);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /**
     * One more instance of the service over the same ledger.
     *
     * @param name by which the databases know it
     * @param docusign the port at which it finds the sandbox
     */
    Instance instance(String name, int docusign) {
        return service.start(settings.of(name, docusign), environment(name), folder.resolve(name + ".log"));
    }

    Instance instance(String name) {
        return instance(name, sandbox.uri().getPort());
    }

    /** Another version of the service, from its jar as it is. */
    Instance instance(String name, Path jar) {
        var command = Service.command(jar, arguments(name));
        return Instance.start(command, environment(name), folder.resolve(name + ".log"));
    }

    /** What an instance of that name is told. */
    List<String> arguments(String name) {
        return settings.of(name, sandbox.uri().getPort());
    }

    private Map<String, String> environment(String name) {
        return Map.of(
                "ACME_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + partnerWire.port() + "/" + ACME + "?ApplicationName=" + name,
                "ACME_DATABASE_USERNAME",
                "postgres",
                "ACME_DATABASE_PASSWORD",
                "");
    }

    ChaosOptions options() {
        return options;
    }

    DataSource ledgerDatabase() {
        return ledger;
    }

    DataSource partnerDatabase() {
        return acme;
    }

    /** The way of the service to the partner's database. */
    Gate partnerWire() {
        return partnerWire;
    }

    JdbcClient ledger() {
        return JdbcClient.create(ledger);
    }

    /** Takes a copy of the ledger as it is now, while nobody uses it. */
    void backUpLedger() {
        copy(LEDGER, COPY);
    }

    /** Puts the older copy in the ledger's place, taken ten minutes ago. */
    void restoreLedger() {
        copy(COPY, LEDGER);
        ledger().sql("update continuity set alive_at = alive_at - interval '10 minutes'")
                .update();
    }

    private void copy(String from, String to) {
        var server = JdbcClient.create(postgres.dataSource("postgres"));
        ledger.getHikariPoolMXBean().softEvictConnections();
        server.sql("drop database if exists " + to + " with (force)").update();
        var done = Patience.until(Duration.ofSeconds(20), Duration.ofMillis(200), () -> alone(server, from));
        if (!done) {
            throw new IllegalStateException("somebody still uses " + from);
        }
        server.sql("create database " + to + " template " + from).update();
    }

    private static boolean alone(JdbcClient server, String database) {
        return server.sql("select count(*) from pg_stat_activity where datname = ?")
                        .params(database)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    PartnerTable table() {
        return table;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    public void close() {
        sandbox.close();
        partnerWire.close();
        ledger.close();
        acme.close();
        postgres.close();
    }
}
