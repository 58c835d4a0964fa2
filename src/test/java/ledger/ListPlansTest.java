package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators list lies behind a heap of completed sign-ups, and must not be searched for in it. */
@Timeout(300)
class ListPlansTest {

    private static final int COMPLETED = 200_000;

    private static LedgerDatabase database;

    @BeforeAll
    static void a_few_that_need_a_person_behind_many_that_do_not() {
        database = LedgerDatabase.create();
        fill("completed", "1, " + COMPLETED, "null, 'e' || n, clock_timestamp()");
        fill("refused", "300001, 300050", "null, null, null");
        fill("unsure", "300101, 300150", "clock_timestamp(), null, null");
        database.run("update signup set due_at = 'infinity' where state = 'unsure' and right(ref, 1) = '7'");
        database.run("analyze signup");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static void fill(String state, String range, String doubtAndEnvelope) {
        database.run("insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,"
                + " transaction_id, unsure_since, envelope_id, sent_at)"
                + " select 'acme', 'r' || n, 'main', '" + state + "', '', '', '', '', '{}', gen_random_uuid(), "
                + doubtAndEnvelope + " from generate_series(" + range + ") n");
    }

    private static String plan(String sql, String state) {
        var statement =
                database.jdbc().sql("explain " + sql).param("partner", "").param("most", 101);
        if (sql.contains(":after")) {
            statement = statement.param("after", 0).param("since", OffsetDateTime.parse("1970-01-01T00:00:00Z"));
        }
        if (sql.contains(":state")) {
            statement = statement.param("state", state);
        }
        return String.join("\n", statement.query(String.class).list());
    }

    @ParameterizedTest
    @CsvSource({
        "refused, signup_attention",
        "invalid, signup_attention",
        "unsure, signup_attention",
        "expired, signup_attention",
        "stuck, signup_stuck"
    })
    void a_page_of_what_needs_a_person_uses_an_index_of_its_own(String state, String index) {
        assertThat(plan(SignupViews.statementFor(state), state))
                .contains(index)
                .doesNotContain("Seq Scan", "signup_pkey");
    }

    @Test
    void what_can_be_retried_is_found_without_reading_the_rest() {
        for (var state : List.of("", "stuck", "refused", "unsure")) {
            assertThat(plan(Statements.statement("retryable"), state))
                    .as(state)
                    .doesNotContain("Seq Scan", "signup_pkey");
        }
    }

    @Test
    void each_page_has_what_it_is_asked_for() {
        var views = new SignupViews(database.jdbc());
        assertThat(views.page(new SignupFilter("", "refused", Instant.EPOCH, 0, 500))
                        .items())
                .hasSize(50);
        assertThat(views.page(new SignupFilter("acme", "unsure", Instant.EPOCH, 0, 500))
                        .items())
                .hasSize(50);
        assertThat(views.page(new SignupFilter("", "stuck", Instant.EPOCH, 0, 500))
                        .items())
                .hasSize(5)
                .allMatch(SignupView::stuck);
        assertThat(views.page(new SignupFilter("", "completed", Instant.EPOCH, 0, 500))
                        .items())
                .hasSize(500);
        assertThat(views.page(new SignupFilter("other", "refused", Instant.EPOCH, 0, 500))
                        .items())
                .isEmpty();
    }
}
