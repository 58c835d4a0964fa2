package ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What no statement of ours does, a person at the database's prompt cannot do either. */
class ConstraintsTest extends LedgerFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'signed'",
                "state = 'SENT'",
                "state = 'sending'",
                "lease_until = now()",
                "state = 'unsure'",
                "unsure_since = now()",
                "state = 'sent'",
                "state = 'completed', sent_at = now()",
                "state = 'sent', envelope_id = 'e'",
                "attempt = 0",
                "tries = -1",
                "name = null",
                "ref = null",
                "transaction_id = null"
            })
    void a_sign_up_in_a_state_that_cannot_be_is_refused(String columns) {
        accept("1");
        assertThatThrownBy(() -> set(columns, "1")).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void one_envelope_belongs_to_one_sign_up() {
        accept("1", "2");
        set("state = 'sent', sent_at = now(), envelope_id = '" + partner + "'", "1");
        assertThatThrownBy(() -> set("state = 'sent', sent_at = now(), envelope_id = '" + partner + "'", "2"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void a_second_sign_up_under_one_key_is_refused() {
        accept("1", "2");
        assertThatThrownBy(() -> set("ref = '1'", "2")).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void permits_below_zero_are_refused() {
        database.run("insert into quota (account) values (?)", account);
        assertThatThrownBy(() -> database.run("update quota set hour_used = -1 where account = ?", account))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    /** The plan by its name, because a time says nothing on a machine that others use. */
    @ParameterizedTest
    @ValueSource(ints = {10_000, 300_000})
    void a_lease_reads_its_own_index_however_long_the_backlog_is(int waiting) {
        database.run("""
                insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,
                       transaction_id)
                select ?, 'r' || n, ?, 'waiting', '', '', '', '', '{}', gen_random_uuid() from generate_series(1, ?) n
                """, partner, account, waiting);
        database.run("analyze signup");
        assertThat(lease(100)).hasSize(100);
        var plan = plan();
        assertThat(plan).contains("using signup_due").doesNotContain("Seq Scan on signup");
        database.run("delete from signup where partner = ?", partner);
    }

    private String plan() {
        var lines = database.jdbc()
                .sql("explain " + Statements.statement("lease"))
                .param("account", account)
                .param("partners", new String[] {partner})
                .param("shares", new Integer[] {1})
                .param("since", new String[] {"-infinity"})
                .param("hour", OffsetDateTime.now(ZoneOffset.UTC))
                .param("fair", 100.0)
                .param("extra", 0)
                .param("twoStep", new String[0])
                .param("most", 100)
                .param("seconds", 120)
                .query(String.class)
                .list();
        return String.join("\n", lines);
    }
}
