package chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import ledger.LedgerDatabase;
import org.junit.jupiter.api.Test;

/** What KEDA asks to learn how many replicas there should be is answered by a real ledger. */
class BacklogTriggerTest {

    private static JsonNode trigger(String values) throws IOException {
        return Chart.one(Chart.render(Chart.valueSet(values)), "ScaledObject/countersign")
                .at("/spec/triggers/0");
    }

    @Test
    void the_ledgers_backlog_is_what_waits_and_what_is_in_doubt_but_not_what_waits_for_a_person() throws IOException {
        var query = trigger("keda").at("/metadata/query").asText();
        try (var ledger = LedgerDatabase.create()) {
            assertThat(ledger.value(Long.class, query)).isZero();
            signup(ledger, "a", "waiting", "now()");
            signup(ledger, "b", "waiting", "now() + interval '1 hour'");
            signup(ledger, "c", "waiting", "'infinity'");
            signup(ledger, "d", "unsure", "now()");
            signup(ledger, "e", "refused", "now()");
            assertThat(ledger.value(Long.class, query)).isEqualTo(3);
        }
    }

    @Test
    void each_trigger_has_the_field_that_keda_compares_with() throws IOException {
        assertThat(trigger("keda").at("/metadata/targetQueryValue").asText()).isEqualTo("2000");
        var prometheus = trigger("keda-prometheus");
        assertThat(prometheus.path("type").asText()).isEqualTo("prometheus");
        assertThat(prometheus.at("/metadata/threshold").asText()).isEqualTo("2000");
        assertThat(prometheus.has("authenticationRef")).isFalse();
    }

    /** KEDA refuses a fallback where all triggers go by CPU or memory, or by a value that is not an average. */
    @Test
    void there_is_a_fallback_for_the_charts_own_triggers_and_none_for_yours() throws IOException {
        var cpu = "keda: {triggers: [{type: cpu, metricType: Utilization, metadata: {value: '80'}}]}";
        assertThat(Chart.one(Chart.render(Chart.valueSet("keda"), cpu), "ScaledObject/countersign")
                        .path("spec")
                        .has("fallback"))
                .isFalse();
        for (var ours : List.of("keda", "keda-prometheus")) {
            assertThat(Chart.one(Chart.render(Chart.valueSet(ours)), "ScaledObject/countersign")
                            .at("/spec/fallback/replicas")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    private static void signup(LedgerDatabase ledger, String ref, String state, String due) {
        ledger.run(
                "insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,"
                        + " transaction_id, due_at, unsure_since)"
                        + " values ('acme', ?, 'main', ?, 'Ann', 'ann@example.org', '', '', '{}', gen_random_uuid(), "
                        + due
                        + ", case ? when 'unsure' then now() end)",
                ref,
                state,
                state);
    }
}
