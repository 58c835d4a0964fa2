package app;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import sandbox.Sandbox;
import sandbox.SandboxEnvelope;
import sandbox.SignerAct;
import sandbox.SignerPlan;

/**
 * Two replicas learn by listings alone what signers do, while their ways to the ledger are cut at random and the partner's
 * database is away for ten minutes: DocuSign lists late, and its clock is two minutes ahead.
 */
class OutcomesInOrderTest {

    private static final int SIGNUPS = 150;

    @TempDir
    private Path folders;

    private final Random random = new Random(5);
    private final Sandbox sandbox = Sandbox.start(Settings.docusign()
            .withListingDelay(Duration.ofSeconds(2))
            .withClockSkew(Duration.ofMinutes(2))
            .with(new SignerPlan(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(12),
                    Map.of(SignerAct.SIGN, 6, SignerAct.DECLINE, 1, SignerAct.EXPIRE, 1, SignerAct.BOUNCE, 1))));
    private JdbcTemplate partner;
    private JdbcTemplate ledger;
    private Cable toPartner;
    private Cable one;
    private Cable other;
    private Service first;
    private Service second;

    private void start() {
        var acme = Neighbours.postgres().database("ordered_acme");
        var own = Neighbours.postgres().database("ordered");
        var table = SignupTable.in(acme);
        IntStream.range(0, SIGNUPS).forEach(n -> table.add("O" + n, "Ann", "o" + n + "@example.org"));
        partner = new JdbcTemplate(Neighbours.postgres().dataSource("ordered_acme"));
        ledger = new JdbcTemplate(Neighbours.postgres().dataSource("ordered"));
        partner.execute("create table told (id serial, ref text, status text)");
        toPartner = new Cable(port(acme));
        one = new Cable(port(own));
        other = new Cable(port(own));
        PartnerFolder.in(folders, "acme", toPartner.instead(acme))
                .file("outcome.sql", "insert into told (ref, status) values (:#ref, :#status)");
        first = Service.start(settings(one.instead(own)));
        second = Service.start(settings(other.instead(own)));
    }

    private static int port(String database) {
        return URI.create(database.substring("jdbc:".length())).getPort();
    }

    private Settings settings(String database) {
        return Settings.of(database, sandbox, folders)
                .set("reconcile.schedule", "0/1 * * * * ?")
                .set("spring.datasource.hikari.connection-timeout", "1000")
                .set("docusign.read-timeout", "3s")
                .set("sending.lease", "8s")
                .set("sending.settle-time", "5s");
    }

    @AfterEach
    void stop() {
        second.close();
        first.close();
        sandbox.close();
        List.of(toPartner, one, other).forEach(Cable::close);
    }

    private static void until(int seconds, BooleanSupplier done) {
        await().atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(300))
                .until(done::getAsBoolean);
    }

    private long untold() {
        return ledger.queryForObject("select count(*) from outcome where written_at is null", Long.class);
    }

    private Map<String, String> truth() {
        return sandbox.envelopes().stream()
                .collect(toMap(envelope -> envelope.customFields().get("countersign"), OutcomesInOrderTest::truth));
    }

    private static String truth(SandboxEnvelope envelope) {
        var status = envelope.status().word();
        if (status.equals("voided")) {
            return "expired";
        }
        return envelope.recipients().get(0).status().equals("autoresponded") ? "bounced" : status;
    }

    private Map<String, String> known() {
        return ledger
                .query(
                        "select partner || ':' || ref, state from signup",
                        (row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the partner was told of each, once for each time since then; of earlier a lost connection may have repeated one. */
    private Map<String, List<String>> told(long since) {
        return partner
                .query(
                        "select ref, status from told t where id > ? or not exists (select 1 from told e"
                                + " where e.ref = t.ref and e.status = t.status and e.id < t.id) order by id",
                        (row, number) -> Map.entry(row.getString(1), row.getString(2)),
                        since)
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** As a replica that is killed in the middle of whatever it does, and one that takes its place. */
    private void cutNowAndThen() throws InterruptedException {
        for (var cut = 0; cut < 6; cut++) {
            var cable = random.nextBoolean() ? one : other;
            Thread.sleep(random.nextInt(1500));
            cable.cut();
            Thread.sleep(random.nextInt(700));
            cable.mend();
        }
    }

    @Test
    void nothing_is_skipped_and_each_outcome_arrives_in_its_order_once() throws Exception {
        start();
        until(90, () -> partner.queryForObject("select count(*) from told", Long.class) > 20);
        toPartner.cut();
        cutNowAndThen();
        until(
                120,
                () -> sandbox.envelopes().size() == SIGNUPS
                        && truth().values().stream().noneMatch(state -> state.equals("sent")));
        until(60, () -> known().equals(truth()));
        assertThat(untold()).isGreaterThan(SIGNUPS / 2);
        var before = partner.queryForObject("select max(id) from told", Long.class);
        ledger.update(
                "update outcome set due_at = due_at - interval '10 minutes', leased_until = null where written_at is null");
        toPartner.mend();
        until(60, () -> untold() == 0);
        var truth = truth();
        assertThat(told(before))
                .hasSize(SIGNUPS)
                .allSatisfy((ref, statuses) ->
                        assertThat(statuses).as(ref).containsExactly("sent", truth.get("acme:" + ref)));
        assertThat(sandbox.pollingViolations()).isZero();
    }
}
