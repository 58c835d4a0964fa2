package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backlog that waits for the next hour is asked every second: the index, not a filter, must know that none is due. */
class DeferredBacklogTest extends LedgerFixture {

    @ParameterizedTest
    @CsvSource({"lease, signup_due", "anything-due, signup_due", "doubtful, signup_unsure"})
    void what_is_not_due_is_not_read(String statement, String index) {
        database.run("""
                insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,
                       transaction_id, due_at, unsure_since)
                select ?, ? || n, ?, case when n % 2 = 0 then 'waiting' else 'unsure' end, '', '', '', '', '{}',
                       gen_random_uuid(), now() + interval '1 hour', case when n % 2 = 0 then null else now() end
                  from generate_series(1, 20000) n
                """, partner, statement, account);
        database.run("analyze signup");
        var plan = String.join("\n", explain(statement));
        assertThat(plan).containsPattern(index + "[^\n]*\n\\s*Index Cond: [^\n]*due_at <=");
    }

    private List<String> explain(String statement) {
        return database.jdbc()
                .sql("explain " + Statements.statement(statement))
                .param("account", account)
                .param("partners", new String[] {partner})
                .param("shares", new Integer[] {1})
                .param("since", new String[] {"-infinity"})
                .param("hour", OffsetDateTime.now(ZoneOffset.UTC))
                .param("fair", 100.0)
                .param("extra", 0)
                .param("twoStep", new String[0])
                .param("most", 100)
                .param("settle", 900)
                .param("seconds", 120)
                .query(String.class)
                .list();
    }
}
