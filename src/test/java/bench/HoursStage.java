package bench;

import app.Keys;
import app.Postgres;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Identities;
import sandbox.Sandbox;
import sandbox.SandboxSettings;

/** Around a trial of the quota: the ledger on a real PostgreSQL, the sandbox with short hours, and the replicas. */
final class HoursStage implements AutoCloseable {

    /** After it a replica that was killed has lost its calls. */
    static final Duration LEASE = Duration.ofSeconds(12);

    private final HoursOptions options;
    private int filled;
    private final Path folder;
    private final Postgres postgres;
    private final JdbcClient ledger;
    private final Keys keys;
    private final Sandbox sandbox;
    private final Service service;
    private final String ledgerAddress;

    HoursStage(HoursOptions options) {
        ((Logger) LoggerFactory.getLogger("com.zaxxer.hikari")).setLevel(Level.WARN);
        this.options = options;
        try {
            this.folder = Files.createDirectories(Path.of("target", "hours"));
            this.postgres = Postgres.start();
            this.ledgerAddress = postgres.database("countersign");
            this.ledger = JdbcClient.create(postgres.dataSource("countersign"));
            partners();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.keys = Keys.in(folder);
        this.sandbox = Sandbox.start(SandboxSettings.defaults()
                .withPublicKey(Identities.INTEGRATION_KEY, keys.publicKey())
                .withLimits(options.hourly(), options.burst())
                .withWindows(options.hour(), options.burstLength())
                .withAnswerDelay(options.answer(), Duration.ZERO));
        this.service = new Service(folder);
    }

    /** Two partners without databases: their sign-ups are put into the ledger at once, so that only sending is seen. */
    private void partners() throws IOException {
        for (var name : new String[] {"acme", "beta"}) {
            Files.writeString(
                    Files.createDirectories(folder.resolve("partners").resolve(name))
                            .resolve("partner.yaml"),
                    "enabled: true\naccount: main\ntemplate: " + Identities.MEMBERSHIP_TEMPLATE + "\nrole: signer\n");
        }
    }

    void train() throws InterruptedException {
        service.train(arguments(), Map.of(), folder.resolve("training.log"));
    }

    JdbcClient ledger() {
        return ledger;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** One replica with these settings more. */
    Instance start(int number, String... more) {
        var clock = options.clocks().isEmpty() || number % 2 == 0
                ? Map.<String, String>of()
                : Map.of("LD_PRELOAD", options.clocks(), "FAKETIME", "-5m", "FAKETIME_DONT_FAKE_MONOTONIC", "1");
        var arguments = arguments();
        for (var key : more) {
            arguments.removeIf(argument -> argument.startsWith(key.replaceFirst("=.*", "=")));
            arguments.add(key);
        }
        return service.start(arguments, clock, folder.resolve("replica-" + number + ".log"));
    }

    /** PostgreSQL starts again whenever one of its processes is killed; answers when it is there again. */
    void crash() throws InterruptedException {
        var one = Patience.again(() -> ledger.sql(
                        "select pid from pg_stat_activity where datname = 'countersign' and pid <> pg_backend_pid() limit 1")
                .query(Long.class)
                .optional());
        one.flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
        Patience.pause(Duration.ofMillis(200));
        Patience.until(Duration.ofSeconds(30), Duration.ofMillis(100), () -> waiting() < Integer.MAX_VALUE);
    }

    /** The small partner arrives with ten while the large one has thousands. */
    void arrive(int time) {
        accept("beta", "b" + time + "-", 10);
    }

    /** How long the last of each ten of the small partner took. */
    List<Duration> waits() {
        return ledger
                .sql("select extract(epoch from max(sent_at) - min(accepted_at)) from signup where partner = 'beta'"
                        + " group by split_part(ref, '-', 1) having bool_and(sent_at is not null)")
                .query(Double.class)
                .list()
                .stream()
                .map(seconds -> Duration.ofMillis((long) (seconds * 1000)))
                .sorted()
                .toList();
    }

    void warm(int calls) {
        accept("acme", "w", calls);
    }

    /** That many more than ever before. */
    void fill(int calls) {
        accept("acme", "a" + filled++ + "-", calls);
    }

    /** The same, but all of them due at that time. */
    void fill(int calls, Instant due) {
        accept("acme", "a", calls, due);
    }

    private void accept(String partner, String prefix, int count) {
        accept(partner, prefix, count, Instant.EPOCH);
    }

    private void accept(String partner, String prefix, int count, Instant due) {
        Patience.again(() -> ledger.sql("""
                insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,
                       transaction_id, due_at)
                select ?, ? || n, 'main', 'waiting', 'Member', 'm' || n || '@example.org', '', '', '{}',
                       gen_random_uuid(), greatest(clock_timestamp(), ?)
                  from generate_series(1, ?) n
                on conflict do nothing
                """)
                .params(partner, prefix, due.atOffset(ZoneOffset.UTC), count)
                .update());
    }

    int waiting() {
        try {
            return ledger.sql("select count(*) from signup where state in ('waiting', 'sending', 'unsure')")
                    .query(Integer.class)
                    .single();
        } catch (DataAccessException away) {
            return Integer.MAX_VALUE;
        }
    }

    private List<String> arguments() {
        return Stream.of(
                        "spring.datasource.url=" + ledgerAddress,
                        "spring.datasource.username=postgres",
                        "server.port=0",
                        "management.server.port=0",
                        "docusign.oauth-uri=" + sandbox.uri(),
                        "docusign.integration-key=" + Identities.INTEGRATION_KEY,
                        "docusign.private-key=file:" + keys.privateKey(),
                        "docusign.read-timeout=5s",
                        "docusign.accounts.main.account-id=" + Identities.ACCOUNT_ID,
                        "docusign.accounts.main.user-id=" + Identities.USER_ID,
                        "docusign.accounts.main.hourly-limit=" + options.hourly(),
                        "docusign.accounts.main.burst-limit=" + options.burst(),
                        "docusign.accounts.main.hour-length=" + options.hour().toMillis() + "ms",
                        "docusign.accounts.main.burst-length="
                                + options.burstLength().toMillis() + "ms",
                        "docusign.accounts.main.pace=" + options.pace(),
                        "sending.in-flight=" + options.inFlight(),
                        "sending.lease=" + LEASE.toSeconds() + "s",
                        "sending.settle-time=2s",
                        "reconcile.schedule=0/10 * * * * ?",
                        "partners-dir=file:" + folder.resolve("partners").toAbsolutePath())
                .map(argument -> "--" + argument)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Override
    public void close() {
        sandbox.close();
        postgres.close();
    }
}
