package bench;

import app.Neighbours;
import app.PartnerFolder;
import app.Service;
import app.Settings;
import app.SignupTable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Fault;
import sandbox.Fault.Kind;
import sandbox.Sandbox;
import sandbox.SandboxEnvelope;
import sandbox.SignerAct;
import sandbox.SignerPlan;

/** Around a trial of the outcomes: the whole service, a partner's table that remembers what it was told, the sandbox. */
final class OutcomesStage implements AutoCloseable {

    private static final String KEY = "a key of Connect";
    private static final String RECONCILE = "reconcile-statuses";

    private final OutcomesOptions options;
    private final Sandbox sandbox;
    private final SignupTable table;
    private final JdbcClient partner;
    private final JdbcClient ledger;
    private final Service service;

    OutcomesStage(OutcomesOptions options, Path folder) {
        this.options = options;
        var least = options.acting().dividedBy(4);
        this.sandbox = Sandbox.start(Settings.docusign()
                .withConnectKey(KEY)
                .with(Settings.docusign().behaviour().withSeed(options.seed()))
                .with(new SignerPlan(
                        least,
                        options.acting(),
                        Map.of(
                                SignerAct.SIGN, 60,
                                SignerAct.DECLINE, 12,
                                SignerAct.EXPIRE, 8,
                                SignerAct.BOUNCE, 8,
                                SignerAct.VOID, 8,
                                SignerAct.VIEW, 4))));
        var database = Neighbours.postgres().database("outcomes_acme");
        this.table = SignupTable.in(database);
        this.partner = JdbcClient.create(Neighbours.postgres().dataSource("outcomes_acme"));
        remember();
        PartnerFolder.in(folder, "acme", database, "outcomes: " + Truth.ORDER)
                .change("partner.yaml", "batch: 100", "batch: 1000");
        var ledgerDatabase = Neighbours.postgres().database("outcomes");
        this.ledger = JdbcClient.create(Neighbours.postgres().dataSource("outcomes"));
        this.service = Service.start(Settings.of(ledgerDatabase, sandbox, folder)
                .set("docusign.connect.hmac-keys", KEY)
                .set("docusign.connect.repair-after", "2s")
                .set("reconcile.overlap", options.overlap().toMillis() + "ms")
                .set("reconcile.schedule", (options.every() == 60 ? "0" : "0/" + options.every()) + " * * * * ?"));
    }

    /** The partner's own book of all that its rows were told. */
    private void remember() {
        partner.sql("create table told (number bigint generated always as identity, ref text, status text)")
                .update();
        partner.sql("""
                create function remember() returns trigger language plpgsql as $$
                begin
                    insert into told (ref, status) values (new.ref, new.status);
                    return null;
                end $$
                """).update();
        partner.sql("create trigger told after update of status on signups for each row execute function remember()")
                .update();
    }

    /** All that can go wrong on the way, at its share. */
    void webhooks() {
        var port = service.part(Environment.class).getRequiredProperty("local.server.port");
        sandbox.connectTo("http://localhost:" + port + "/connect");
        sandbox.fault(Fault.of(Kind.WEBHOOK_LATE).lasting(options.late()));
        sandbox.fault(Fault.of(Kind.WEBHOOK_LOST).sometimes(options.lost()));
        sandbox.fault(
                Fault.of(Kind.WEBHOOK_REPEATED).sometimes(options.repeated()).lasting(options.late()));
        sandbox.fault(Fault.of(Kind.WEBHOOK_FORGED).sometimes(options.forged()));
    }

    void noWebhooks() {
        sandbox.connectTo("");
        sandbox.noFaults();
    }

    /** Listings, or none. */
    void reconcile(boolean on) throws Exception {
        var routes = service.part(CamelContext.class).getRouteController();
        if (on) {
            routes.startRoute(RECONCILE);
        } else {
            routes.stopRoute(RECONCILE);
        }
    }

    /** That many more rows whose refs begin so. */
    void signups(String prefix) {
        table.run(
                "insert into signups (ref, name, email) select ? || n, 'Member', ? || n || '@example.org'"
                        + " from generate_series(1, ?) n",
                prefix,
                prefix,
                options.signups());
    }

    List<SandboxEnvelope> envelopes(String prefix) {
        return sandbox.envelopes().stream()
                .filter(one -> one.email().startsWith(prefix))
                .toList();
    }

    /** Until each signer has done what he does, and nothing that was said of it is on its way or waits. */
    boolean acted(String prefix) throws InterruptedException {
        var patience = Duration.ofMinutes(2).plusMillis(options.signups() * 30L);
        var sent = Patience.until(
                patience, Duration.ofMillis(500), () -> envelopes(prefix).size() >= options.signups());
        Patience.pause(options.acting().plusSeconds(1));
        return sent
                && Patience.until(
                        patience,
                        Duration.ofMillis(500),
                        () -> sandbox.webhooksUnderWay() == 0
                                && count("select count(*) from connect_event where applied_at is null") == 0);
    }

    long count(String sql) {
        return ledger.sql(sql).query(Long.class).single();
    }

    /** The time for which listings were fired last. */
    String lastListing() {
        return ledger.sql("select fired_for::text from schedule where job = '" + RECONCILE + "'")
                .query(String.class)
                .optional()
                .orElse("");
    }

    double counted(String meter) {
        return service.part(MeterRegistry.class).find(meter).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** What each row was told, in its order, repetitions left out. */
    List<Told> told() {
        return partner.sql("select ref, string_agg(status, ' ' order by number) as words from told group by ref")
                .query(Told.class)
                .list();
    }

    /** One row's story. */
    record Told(String ref, String words) {}

    SignupTable table() {
        return table;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    public void close() {
        service.close();
        sandbox.close();
    }
}
