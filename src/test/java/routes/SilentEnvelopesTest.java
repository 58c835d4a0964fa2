package routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer;
import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Listings;
import docusign.ManyEnvelopes;
import docusign.RestCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ledger.LedgerDatabase;
import ledger.Repairs;
import ledger.SilentLedger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Envelopes of which nothing was heard for weeks, and what DocuSign says of them when it is asked. */
class SilentEnvelopesTest {

    private static final Pattern ID = Pattern.compile("\"(e\\d+)\"");

    private final LedgerDatabase database = LedgerDatabase.create();
    private final ObjectMapper json = new ObjectMapper();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Map<String, String> docusign = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private String poison = "none";
    private boolean spent;

    @BeforeEach
    void start() throws Exception {
        camel.addRoutesConfigurations(MortalReplica.policies());
        camel.getPropertiesComponent().addInitialProperty("reconcile.schedule", "0 0 0 1 1 ?");
        var missed = new MissedWebhooks(new Repairs(database.jdbc(), json), MortalReplica.settings());
        camel.addRoutes(ApplyStatusParts.over(database, Map::of));
        camel.addRoutes(new AskForSilent(
                new SilentLedger(database.jdbc()),
                new ManyEnvelopes(),
                new Listings(Clock.systemUTC()),
                missed,
                null,
                new ReconcileProperties("", Duration.ofHours(1), "", Duration.ofDays(7)),
                MortalReplica.settings()));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(CallDocuSign.CALL_DOCUSIGN)
                        .process(exchange -> exchange.getMessage()
                                .setBody(answer(exchange.getMessage().getMandatoryBody(RestCall.class))));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
    }

    private Answer answer(RestCall call) {
        calls.add(call.method());
        if (spent) {
            return new NotNow(Duration.ofSeconds(9), "the quota is spent");
        }
        var put = call.method().equals("PUT");
        var ids = put
                ? ID.matcher(new String(call.body(), StandardCharsets.UTF_8))
                        .results()
                        .map(id -> id.group(1))
                        .toList()
                : Arrays.asList(URLDecoder.decode(call.path(), StandardCharsets.UTF_8)
                        .replaceAll(".*envelope_ids=([^&]*).*", "$1")
                        .split(","));
        if (ids.contains(poison)) {
            return new Answered(400, "{\"errorCode\":\"INVALID_REQUEST_PARAMETER\"}");
        }
        return new Answered(
                200,
                ids.stream()
                        .filter(docusign::containsKey)
                        .map(id -> "{\"envelopeId\":\"%s\",%s}"
                                .formatted(id, docusign.get(id).replaceFirst(put ? ",.*" : "^$", "")))
                        .collect(Collectors.joining(",", "{\"resultSetSize\":\"1\",\"envelopes\":[", "]}")));
    }

    /** Open envelopes e1, e2, … that DocuSign has as sent. */
    private void silent(int many) {
        database.run("insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,"
                + " transaction_id, envelope_id, sent_at, occurred_at) select 'acme', n::text, 'main', 'sent', '', '', '',"
                + " '', '{}', gen_random_uuid(), 'e' || n, clock_timestamp() - interval '8 days',"
                + " clock_timestamp() - interval '8 days' from generate_series(1, " + many + ") n");
        for (var number = 1; number <= many; number++) {
            docusign.put("e" + number, "\"status\":\"sent\"");
        }
    }

    private void ask() {
        calls.clear();
        camel.createProducerTemplate().requestBody(AskForSilent.ASK_SILENT, "main");
    }

    private String state(String envelope) {
        return database.value(String.class, "select state from signup where envelope_id = ?", envelope);
    }

    private List<String> missing() {
        return database.jdbc()
                .sql("select envelope_id from signup s join silent_envelope e on e.signup_id = s.id"
                        + " where e.missing_since is not null order by s.id")
                .query(String.class)
                .list();
    }

    @Test
    void what_has_moved_unheard_is_learnt_with_its_reason_and_a_mail_that_came_back_too() {
        silent(4);
        docusign.put("e1", "\"status\":\"voided\",\"voidedReason\":\"moved away\"");
        docusign.put(
                "e2",
                "\"status\":\"sent\",\"recipients\":{\"signers\":[{\"status\":\"autoresponded\","
                        + "\"autoRespondedReason\":\"no such mailbox\"}]}");
        docusign.put("e3", "\"status\":\"completed\",\"completedDateTime\":\"2026-06-01T09:00:00Z\"");
        ask();
        assertThat(List.of(state("e1"), state("e2"), state("e3"), state("e4")))
                .containsExactly("voided", "bounced", "completed", "sent");
        assertThat(database.value(String.class, "select reason from signup where envelope_id = 'e1'"))
                .isEqualTo("moved away");
        assertThat(database.value(Integer.class, "select count(*) from listing_find"))
                .isEqualTo(3);
        assertThat(calls).containsExactly("PUT", "GET");
        ask();
        assertThat(calls).as("not again at once").isEmpty();
    }

    @Test
    void many_cost_few_calls() {
        silent(450);
        database.run("update signup set state = 'delivered'");
        docusign.replaceAll((id, sent) -> "\"status\":\"delivered\"");
        ask();
        assertThat(calls).containsExactly("PUT", "PUT", "PUT");
    }

    @Test
    void what_docusign_does_not_know_is_shown_and_not_asked_for_all_the_time() {
        silent(3);
        docusign.remove("e2");
        ask();
        assertThat(missing()).containsExactly("e2");
        assertThat(state("e2")).isEqualTo("sent");
        ask();
        assertThat(calls).isEmpty();
    }

    @Test
    void one_id_that_docusign_refuses_keeps_no_other_from_being_asked_for() {
        silent(40);
        database.run("update signup set state = 'delivered'");
        docusign.replaceAll((id, sent) -> "\"status\":\"delivered\"");
        docusign.put("e33", "\"status\":\"completed\",\"completedDateTime\":\"2026-06-01T09:00:00Z\"");
        poison = "e17";
        ask();
        assertThat(missing()).containsExactly("e17");
        assertThat(state("e33")).isEqualTo("completed");
        assertThat(database.value(Integer.class, "select count(*) from silent_envelope"))
                .isEqualTo(40);
        assertThat(calls).hasSizeLessThan(20);
    }

    @Test
    void a_spent_quota_leaves_them_to_the_next_run() {
        silent(3);
        spent = true;
        ask();
        assertThat(calls).hasSize(1);
        spent = false;
        ask();
        assertThat(calls).containsExactly("PUT", "GET");
    }
}
