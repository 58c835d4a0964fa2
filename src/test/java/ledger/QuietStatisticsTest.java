package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work of a busy night costs the same for each, however much there is, also when PostgreSQL last looked at an idle ledger. */
@Timeout(120)
class QuietStatisticsTest {

    private static final int MANY = 20_000;
    private static final OffsetDateTime EARLIER = OffsetDateTime.parse("2026-01-01T00:00:00Z");

    private static LedgerDatabase database;

    @BeforeAll
    static void a_quiet_day_and_then_a_night_of_sign_ups() {
        database = LedgerDatabase.create();
        database.run("alter table signup set (autovacuum_enabled = false)");
        database.run("alter table outcome set (autovacuum_enabled = false)");
        fill("completed", "'e' || n, now()", 0);
        tell("now()");
        database.run("analyze");
        fill("waiting", "null, null", MANY);
        fill("sent", "'e' || n, now()", 2 * MANY);
        tell("null");
    }

    private static void tell(String writtenAt) {
        database.run("insert into outcome (signup_id, partner, status, envelope_id, reason, occurred_at, written_at)"
                + " select id, partner, state, envelope_id, '', now(), " + writtenAt
                + " from signup s where envelope_id is not null"
                + " and not exists (select 1 from outcome o where o.signup_id = s.id)");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static void fill(String state, String envelope, int from) {
        database.run("insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,"
                + " transaction_id, envelope_id, sent_at)"
                + " select 'acme', 'r' || n, 'main', '" + state + "', '', '', '', '', '{}', gen_random_uuid(), "
                + envelope + " from generate_series(" + (from + 1) + ", " + (from + MANY) + ") n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32, 200})
    void a_lease_looks_at_no_more_than_it_brings(int most) throws Exception {
        assertThat(lookedAt(
                        "lease",
                        most,
                        statement -> statement
                                .param("account", "main")
                                .param("partners", new String[] {"acme"})
                                .param("shares", new Integer[] {1})
                                .param("since", new String[] {EARLIER.toString()})
                                .param("twoStep", new String[0])
                                .param("most", most)
                                .param("extra", 0)
                                .param("hour", EARLIER)
                                .param("fair", 3000)
                                .param("seconds", 60)))
                .isLessThan(40L * most);
    }

    @Test
    void news_of_a_few_looks_at_no_more_than_those() throws Exception {
        var news = IntStream.range(0, 100)
                .mapToObj(n -> "{\"envelope_id\": \"e%d\", \"state\": \"completed\", \"reason\": \"\","
                                .formatted(2 * MANY + 1 + 7 * n)
                        + " \"occurred_at\": \"2100-01-01T00:00:00Z\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(lookedAt(
                        "apply-statuses",
                        1,
                        statement -> statement.param("news", news).param("tell", "{}")))
                .isLessThan(4000);
    }

    @Test
    void outcomes_that_were_taken_are_found_by_themselves() throws Exception {
        var ids = database.jdbc()
                .sql("select id from outcome where written_at is null order by id desc limit 100")
                .query(Long.class)
                .list();
        assertThat(lookedAt(
                        "told-together",
                        100,
                        statement -> statement
                                .param("ids", ids.toArray(Long[]::new))
                                .param("problems", ids.stream().map(id -> "").toArray(String[]::new))))
                .isLessThan(4000);
    }

    @Test
    void the_next_outcomes_are_found_without_the_rest() throws Exception {
        assertThat(lookedAt(
                        "untold",
                        100,
                        statement -> statement
                                .param("partner", "acme")
                                .param("most", 100)
                                .param("seconds", 60)))
                .isLessThan(4000);
    }

    private static long lookedAt(String name, int rows, UnaryOperator<JdbcClient.StatementSpec> with) throws Exception {
        var plan = with.apply(database.jdbc().sql("explain (analyze, format json) " + Statements.statement(name)))
                .query(String.class)
                .single();
        var top = new ObjectMapper().readTree(plan).get(0).get("Plan");
        assertThat(top.get("Actual Rows").asInt()).isEqualTo(rows);
        return lookedAt(top);
    }

    /** The rows of all steps, also those that were looked at in vain. */
    private static long lookedAt(JsonNode step) {
        var rows = step.path("Actual Rows").asDouble()
                + step.path("Rows Removed by Filter").asDouble()
                + step.path("Rows Removed by Join Filter").asDouble()
                + step.path("Rows Removed by Index Recheck").asDouble();
        var sum = (long) (rows * step.path("Actual Loops").asDouble());
        for (var below : step.path("Plans")) {
            sum += lookedAt(below);
        }
        return sum;
    }
}
