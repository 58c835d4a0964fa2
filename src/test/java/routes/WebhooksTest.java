package routes;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.Crowd;
import app.Crowd.Person;
import app.Neighbours;
import app.PartnerFolder;
import app.Service;
import app.Settings;
import app.SignupTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Fault;
import sandbox.Fault.Kind;
import sandbox.Sandbox;
import sandbox.SandboxEnvelope;
import sandbox.SignerAct;
import sandbox.SignerPlan;
import sandbox.Webhook;

/** Webhooks that are lost, doubled, late and forged: the partner's table ends where DocuSign is all the same. */
@ExtendWith(OutputCaptureExtension.class)
class WebhooksTest {

    private static final List<Person> PEOPLE = Crowd.people("W", 315);
    private static final String KEY = "only DocuSign and we know this";
    private static final Set<String> ENDINGS = Set.of("completed", "declined", "voided", "expired", "bounced");

    @TempDir
    private Path folders;

    private final Sandbox sandbox = Sandbox.start(Settings.docusign()
            .withConnectKey(KEY)
            .withConnectRetries(Duration.ofMillis(300), 20)
            .with(new SignerPlan(Duration.ofMillis(500), Duration.ofSeconds(4), Map.of(SignerAct.IGNORE, 1))));
    private SignupTable table;
    private Service service;

    @AfterEach
    void stop() {
        service.close();
        sandbox.close();
    }

    private void start() throws IOException {
        sandbox.fault(Fault.of(Kind.WEBHOOK_LOST).sometimes(0.2));
        sandbox.fault(Fault.of(Kind.WEBHOOK_REPEATED).sometimes(0.2).lasting(Duration.ofSeconds(2)));
        sandbox.fault(Fault.of(Kind.WEBHOOK_LATE).lasting(Duration.ofSeconds(2)));
        sandbox.fault(Fault.of(Kind.WEBHOOK_FORGED).sometimes(0.05));
        var database = Neighbours.postgres().database("webhooks_acme");
        table = SignupTable.in(database);
        PEOPLE.forEach(one -> table.add(one.ref(), one.name(), one.email(), one.memberNumber(), one.city()));
        PartnerFolder.in(folders, "acme", database);
        var port = freePort();
        service = Service.start(Settings.of(Neighbours.postgres().database("webhooks"), sandbox, folders)
                .set("server.port", Integer.toString(port))
                .set("docusign.connect.hmac-keys", KEY)
                .set("docusign.connect.public-url", "http://localhost:" + port)
                .set("docusign.connect.repair-after", "0s")
                .set("reconcile.schedule", "0 0 0 1 1 ?"));
    }

    /** One event that no index can hold, in the midst of the others. */
    private void poison() {
        service.part(JdbcClient.class).sql("""
                insert into connect_event (digest, account, envelope_id, event, generated_at, state, reason, sent_at,
                       occurred_at, partner, ref, due_at)
                select '\\x00', 'a', 'poison', 'envelope-sent', now(), 'sent', '', now(), now(), 'acme',
                       string_agg(md5(number::text), ''), now() + interval '3 seconds'
                  from generate_series(1, 400) number
                """).update();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void until(int seconds, BooleanSupplier done) {
        await().atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(300))
                .until(done::getAsBoolean);
    }

    @Test
    void each_row_ends_where_docusign_is_and_what_webhooks_missed_is_counted(CapturedOutput output) throws Exception {
        start();
        poison();
        until(120, () -> sandbox.envelopes().size() == PEOPLE.size() && allHaveActed());
        until(60, () -> sandbox.webhooksUnderWay() == 0 && open() == 0);
        var missed = missed();
        assertThat(told()).isEqualTo(PEOPLE.size() - missed.size());
        assertThat(missed).isNotEmpty();
        reconcile();
        until(60, () -> told() == PEOPLE.size());
        until(30, () -> repairs() >= missed.size());
        assertThat(repairs()).isEqualTo(missed.size());
        noneMovedBack();
        assertThat(sandbox.webhooks()).noneMatch(Webhook::forged);
        assertThat(counted("countersign.webhooks", "result", "forged"))
                .isEqualTo(
                        Double.parseDouble(sandbox.webhookCounts().get("forged").toString()));
        assertThat(sandbox.pollingViolations()).isZero();
        assertThat(output).contains(missed.size() + " changes were brought by").doesNotContain("the lease was lost");
    }

    private boolean allHaveActed() {
        var truths = sandbox.envelopes().stream()
                .collect(Collectors.toMap(one -> one.customFields().get("countersign"), WebhooksTest::truth));
        return PEOPLE.stream()
                .allMatch(one ->
                        truths.get("acme:" + one.ref()).equals(one.ending().status()));
    }

    private static String truth(SandboxEnvelope envelope) {
        var bounced = envelope.recipients().get(0).status().equals("autoresponded");
        var status = envelope.status().word();
        if (status.equals("voided") && envelope.voidedReason().equals("Envelope has expired.")) {
            return "expired";
        }
        return bounced && !status.equals("voided") ? "bounced" : status;
    }

    /** Envelopes of whose ending no webhook came through. */
    private Set<String> missed() {
        var told = sandbox.webhooks().stream()
                .filter(webhook -> Set.of("completed", "declined", "voided").contains(webhook.status())
                        || webhook.event().equals("recipient-autoresponded"))
                .map(Webhook::envelopeId)
                .collect(toSet());
        return sandbox.envelopes().stream()
                .filter(one -> ENDINGS.contains(truth(one)) && !told.contains(one.id()))
                .map(SandboxEnvelope::id)
                .collect(toSet());
    }

    private void reconcile() {
        var now = Instant.now();
        var sweep = new Sweep("main", now.minus(Duration.ofHours(1)), now, 0, false);
        service.part(ProducerTemplate.class).sendBody(ReadChanges.READ_CHANGES, sweep);
    }

    /** How many rows say what is true. */
    private long told() {
        var rows = table.rows();
        return PEOPLE.stream()
                .filter(one -> rows.get(one.ref()).status().equals(one.ending().status())
                        && rows.get(one.ref()).reason().equals(one.ending().reason()))
                .count();
    }

    private long open() {
        return count("select count(*) from connect_event where applied_at is null and envelope_id <> 'poison'")
                + count("select count(*) from outcome where written_at is null");
    }

    private void noneMovedBack() {
        assertThat(count("select count(*) from (select signup_id from outcome where status <> 'sent'"
                        + " group by signup_id having count(*) > 1) twice"))
                .isZero();
        assertThat(count("select count(*) from outcome o join outcome e on e.signup_id = o.signup_id and e.id < o.id"
                        + " where o.status = 'sent'"))
                .isZero();
        assertThat(count("select count(*) from other_envelope")).isZero();
    }

    private long count(String sql) {
        return service.part(JdbcClient.class).sql(sql).query(Long.class).single();
    }

    private double repairs() {
        return counted("countersign.repairs");
    }

    private double counted(String meter, String... tags) {
        return service.part(MeterRegistry.class).get(meter).tags(tags).counter().count();
    }
}
