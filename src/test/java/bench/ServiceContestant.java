package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Identities;

/** The service as it is shipped, with all its promises, quotas so large that they never count. */
final class ServiceContestant implements Contestant {

    private static final Duration START = Duration.ofMinutes(10);
    private static final Duration LAP = Duration.ofMinutes(60);
    private static final String UNTOLD = "select exists (select 1 from outcome where written_at is null)";

    private final String name;
    private final String id;
    private final BenchStage stage;
    private final boolean tellsSent;
    private final JdbcClient ledger;
    private final Finish finish;
    private final Instance service;

    ServiceContestant(BenchStage stage, String name, String id, boolean tellsSent, List<String> flags)
            throws InterruptedException {
        this(stage, name, id, tellsSent, flags, List.of());
    }

    /**
     * @param tellsSent whether the partner's row is told that its envelope was sent, too
     * @param flags of its JVM
     * @param more settings
     */
    ServiceContestant(
            BenchStage stage, String name, String id, boolean tellsSent, List<String> flags, List<String> more)
            throws InterruptedException {
        this.stage = stage;
        this.name = name;
        this.id = id;
        this.tellsSent = tellsSent;
        var partner = stage.postgres().database(database());
        var address = stage.postgres().database("ledger_" + id);
        this.ledger = stage.sql("ledger_" + id);
        this.finish = new Finish(address, LAP);
        Laps.table(stage.sql(database()));
        this.service = Service.takenApart(stage.folder())
                .start(
                        flags,
                        Stream.concat(settings(stage, address, partners()).stream(), more.stream())
                                .toList(),
                        Map.of(
                                "ACME_DATABASE_URL", partner,
                                "ACME_DATABASE_USERNAME", "postgres",
                                "ACME_DATABASE_PASSWORD", ""),
                        stage.log("service-" + id));
        if (!service.awaitUp(START)) {
            throw new IllegalStateException("the service did not start: " + service.log());
        }
    }

    private Path partners() {
        try {
            var acme = Files.createDirectories(
                    stage.folder().resolve("partners-" + id).resolve("acme"));
            var outcomes =
                    tellsSent ? "" : "\noutcomes: [completed, declined, voided, expired, bounced, refused, invalid]";
            for (var file : List.of("partner.yaml", "pending.sql", "claimed.sql", "outcome.sql")) {
                try (var text = ServiceContestant.class.getResourceAsStream("/partners/acme/" + file)) {
                    Files.writeString(
                            acme.resolve(file),
                            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                                    .replaceFirst("(?m)^every: .*$", "every: 1s" + outcomes)
                                    .replaceFirst("(?m)^batch: .*$", "batch: 1000"));
                }
            }
            return acme.getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an operator sets, with quotas that never count. */
    static List<String> settings(BenchStage stage, String address, Path partners) {
        return List.of(
                "--spring.datasource.url=" + address,
                "--spring.datasource.username=postgres",
                "--server.port=0",
                "--management.server.port=0",
                "--docusign.oauth-uri=" + stage.docusign(),
                "--docusign.integration-key=" + Identities.INTEGRATION_KEY,
                "--docusign.private-key=file:" + stage.keys().privateKey(),
                "--docusign.accounts.main.account-id=" + Identities.ACCOUNT_ID,
                "--docusign.accounts.main.user-id=" + Identities.USER_ID,
                "--docusign.accounts.main.hourly-limit=100000000",
                "--docusign.accounts.main.burst-limit=100000000",
                "--partners-dir=file:" + partners);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String database() {
        return "partner_of_" + id;
    }

    @Override
    public List<String> databases() {
        return List.of(database(), "ledger_" + id);
    }

    JdbcClient ledger() {
        return ledger;
    }

    @Override
    public long pid() {
        return service.pid();
    }

    @Override
    public double work(int rows) {
        var begun = System.nanoTime();
        awake();
        finish.awaitCount(rows, begun, () -> stage.served().created());
        return ((tellsSent ? Math.max(finish.recorded(), finish.told()) : finish.recorded()) - begun) / 1e9;
    }

    void await(String what, BooleanSupplier happened) {
        if (!Patience.until(LAP, Duration.ofMillis(10), happened)) {
            throw new IllegalStateException(name + ": not all are " + what + ": " + stage.served());
        }
    }

    boolean is(String question) {
        return ledger.sql(question).query(Boolean.class).single();
    }

    /** Whether the partner has heard all that there was to hear. */
    boolean toldAll() {
        return !is(UNTOLD);
    }

    private void awake() {
        try {
            service.thaw();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void verify(int rows) {
        Laps.same(name + " created", rows, stage.served().created());
        Laps.same(name + " served", rows, stage.served().distinct());
        Laps.same(name + " doubled", 0, stage.served().doubled());
        var partner = stage.sql(database());
        if (tellsSent) {
            Laps.same(name + " told", rows, Laps.recorded(partner));
        }
        var refs = partner.sql("select min(substr(ref, 3)::int) from signups")
                .query(Integer.class)
                .single();
        var known = ledger.sql(
                        "select count(distinct envelope_id) from signup where state = 'sent' and substr(ref, 3)::int >= ?")
                .params(refs)
                .query(Integer.class)
                .single();
        Laps.same(name + " in the ledger", rows, known);
    }

    @Override
    public void rest() {
        try {
            service.freeze();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            service.thaw();
            service.kill();
            finish.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
