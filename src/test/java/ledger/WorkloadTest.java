package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import ledger.Workload.Load;
import org.junit.jupiter.api.Test;

class WorkloadTest extends LedgerFixture {

    private final Workload workload = new Workload(database.jdbc());

    private Load load() {
        return workload.loads().stream()
                .filter(one -> one.partner().equals(partner))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_partner_without_work_has_no_load() {
        accept("1");
        set("state = 'refused'", "1");
        assertThat(workload.loads()).noneMatch(one -> one.partner().equals(partner));
    }

    @Test
    void what_waits_is_told_from_what_is_stuck_or_in_doubt() {
        accept("1", "2", "3", "4", "5");
        set("occurred_at = clock_timestamp() - interval '1 hour'", "1");
        set("due_at = 'infinity', occurred_at = clock_timestamp() - interval '2 hours'", "3");
        set("state = 'unsure', unsure_since = clock_timestamp()", "4");
        set("state = 'unsure', unsure_since = clock_timestamp(), due_at = 'infinity'", "5");
        var load = load();
        assertThat(load.account()).isEqualTo(account);
        assertThat(List.of(load.waiting(), load.drafts(), load.stuck(), load.unsure()))
                .containsExactly(2L, 0L, 2L, 2L);
        assertThat(load.oldest()).isBetween(3600.0, 3700.0);
    }

    @Test
    void two_steps_are_two_calls_until_the_draft_is_there() {
        accept("1", "2", "3");
        set("draft_id = 'd-" + partner + "'", "2");
        var loads = workload.loads();
        assertThat(load().waiting()).isEqualTo(3);
        assertThat(Workload.calls(loads, account, List.of(partner), List.of())).isEqualTo(3);
        assertThat(Workload.calls(loads, account, List.of(partner), List.of(partner)))
                .isEqualTo(5);
        assertThat(Workload.calls(loads, account, List.of("another"), List.of()))
                .isZero();
    }

    @Test
    void signed_envelopes_are_counted_for_as_long_as_asked() {
        accept("1", "2", "3");
        for (var ref : List.of("1", "2", "3")) {
            set("state = 'completed', sent_at = clock_timestamp(), envelope_id = '" + partner + ref + "'", ref);
        }
        set("occurred_at = clock_timestamp() - interval '25 hours'", "3");
        assertThat(workload.completed(Duration.ofHours(24))).containsEntry(account, 2L);
    }
}
