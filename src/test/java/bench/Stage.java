package bench;

import app.Keys;
import app.Postgres;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Identities;
import sandbox.Sandbox;

/** Everything around the service: a real PostgreSQL with the ledger and a partner's table, and the sandbox. */
final class Stage implements AutoCloseable {

    private static final String LEDGER = "countersign";
    private static final String COPY = "countersign_copy";

    private final Path folder;
    private final ChaosOptions options;
    private final Postgres postgres;
    private final String ledgerAddress;
    private final HikariDataSource ledger;
    private final HikariDataSource acme;
    private final PartnerTable table;
    private final Keys keys;
    private final Sandbox sandbox;
    private final Service service;

    Stage(ChaosOptions options) {
        this.options = options;
        ((Logger) LoggerFactory.getLogger("com.zaxxer.hikari")).setLevel(Level.WARN);
        try {
            this.folder = Files.createDirectories(Path.of("target", "chaos"));
            this.keys = Keys.in(folder);
            this.postgres = Postgres.start();
            this.ledgerAddress = postgres.database(LEDGER);
            var acmeAddress = postgres.database("acme");
            this.ledger = pool(LEDGER);
            this.acme = pool("acme");
            this.table = new PartnerTable(acme);
            table.create();
            partnerFolder(acmeAddress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.sandbox = Sandbox.start(StandIn.of(options).withPublicKey(Identities.INTEGRATION_KEY, keys.publicKey()));
        this.service = new Service(folder);
    }

    /** The service has run once: the ledger has its tables, and starting again is quick. */
    Stage trained() throws InterruptedException {
        service.train(arguments(), folder.resolve("training.log"));
        return this;
    }

    private HikariDataSource pool(String database) {
        var config = new HikariConfig();
        config.setDataSource(postgres.dataSource(database));
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(8);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private void partnerFolder(String database) throws IOException {
        var partner = Files.createDirectories(folder.resolve("partners/acme"));
        for (var file : new String[] {"partner.yaml", "pending.sql", "claimed.sql", "outcome.sql"}) {
            try (var text = Stage.class.getResourceAsStream("/partners/acme/" + file)) {
                Files.writeString(
                        partner.resolve(file),
                        new String(text.readAllBytes(), StandardCharsets.UTF_8)
                                .replace("${ACME_DATABASE_URL}", database)
                                .replace("${ACME_DATABASE_USERNAME}", "postgres")
                                .replace("${ACME_DATABASE_PASSWORD}", "\"\"")
                                .replaceFirst("(?m)^every: .*$", "every: 1s")
                                .replaceFirst(
                                        "(?m)^role: .*$",
                                        "role: signer\ndelivery: " + (options.twoStep() ? "two-step" : "direct")));
            }
        }
    }

    /** One more instance of the service over the same ledger. */
    Instance instance(String name) {
        return service.start(arguments(), folder.resolve(name + ".log"));
    }

    private List<String> arguments() {
        return List.of(
                "--spring.datasource.url=" + ledgerAddress,
                "--spring.datasource.username=postgres",
                "--server.port=0",
                "--management.server.port=0",
                "--docusign.oauth-uri=" + sandbox.uri(),
                "--docusign.integration-key=" + Identities.INTEGRATION_KEY,
                "--docusign.private-key=file:" + keys.privateKey(),
                "--docusign.read-timeout=" + options.lease().dividedBy(2).toMillis() + "ms",
                "--docusign.accounts.main.account-id=" + Identities.ACCOUNT_ID,
                "--docusign.accounts.main.user-id=" + Identities.USER_ID,
                "--docusign.accounts.main.hourly-limit=1000000",
                "--docusign.accounts.main.burst-limit=1000000",
                "--sending.every=200ms",
                "--sending.in-flight=16",
                "--sending.lease=" + options.lease().toMillis() + "ms",
                "--sending.settle-time=" + options.settle().toMillis() + "ms",
                "--reconcile.schedule=0/5 * * * * ?",
                "--reconcile.overlap=2m",
                "--partners-dir=file:" + folder.resolve("partners").toAbsolutePath());
    }

    ChaosOptions options() {
        return options;
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
        ledger.close();
        acme.close();
        postgres.close();
    }
}
