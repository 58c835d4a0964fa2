package api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.SignupKey;
import signup.TransactionIds;

class RetryAllTest {

    private static final String PATH = "/admin/v1/signups/retry";

    private final OperatorService service = OperatorService.shared();
    private final Caller operator = service.caller();

    @Test
    void all_that_fit_are_tried_again_at_fifty_a_second() {
        var rows = service.rows("bulk");
        for (var row = 0; row < 120; row++) {
            rows.add("r" + row, "refused");
        }
        rows.addStuck("s", "waiting")
                .addStuck("u", "unsure")
                .add("w", "waiting")
                .add("i", "invalid");
        var one = operator.post(PATH, Map.of("partner", "bulk", "state", "refused", "reason", "mended", "limit", 110));
        assertThat(one.body().path("retried").asInt()).isEqualTo(110);
        assertThat(one.body().path("withinSeconds").asInt()).isEqualTo(3);
        assertThat(mostDueInOneSecond()).isEqualTo(50);
        assertThat(rows.row("r3"))
                .containsEntry("attempt", 2)
                .containsEntry("transaction_id", TransactionIds.of(new SignupKey("bulk", "r3"), 2));
        assertThat(rows.history("r3")).singleElement().asString().contains("mended", "|olga");

        var rest = operator.post(PATH, Map.of("partner", "bulk", "reason", "mended"));
        assertThat(rest.body().path("retried").asInt()).isEqualTo(12);
        assertThat(rows.row("u")).containsEntry("state", "unsure").containsEntry("epoch", 1L);
        assertThat(rows.row("w")).containsEntry("epoch", 0L);
        assertThat(rows.row("i")).containsEntry("epoch", 0L);
    }

    private int mostDueInOneSecond() {
        return service.part(JdbcClient.class).sql("""
                        select max(n) from (
                            select count(*) as n from signup
                             where partner = 'bulk' and attempt = 2 group by round(extract(epoch from due_at)
                                   - extract(epoch from (select min(due_at) from signup where partner = 'bulk' and attempt = 2)))
                        ) seconds
                        """).query(Integer.class).single();
    }

    @Test
    void what_was_given_up_stays_so() {
        var rows = service.rows("bulkgiven").add("1", "refused");
        operator.decide("bulkgiven", "1", "give-up", "left");
        var reply = operator.post(PATH, Map.of("partner", "bulkgiven", "reason", "all"));
        assertThat(reply.body().path("retried").asInt()).isZero();
        assertThat(rows.row("1")).containsEntry("state", "refused");
    }

    @Test
    void two_at_once_change_each_only_once() {
        var rows = service.rows("bulkrace");
        for (var row = 0; row < 300; row++) {
            rows.add("r" + row, "refused");
        }
        var calls = java.util.stream.Stream.of(1, 2, 3)
                .map(each -> CompletableFuture.supplyAsync(
                        () -> operator.post(PATH, Map.of("partner", "bulkrace", "reason", "race"))
                                .body()
                                .path("retried")
                                .asInt()))
                .toList();
        assertThat(calls.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(300);
        assertThat(rows.row("r299")).containsEntry("attempt", 2);
    }

    @Test
    void a_misspelt_filter_is_no_filter_for_all() {
        assertThat(operator.post(PATH, Map.of("reason", "x", "parnter", "acme")).status())
                .isEqualTo(400);
        assertThat(operator.post(PATH, Map.of("reason", "x", "state", "sent")).status())
                .isEqualTo(400);
        assertThat(operator.post(PATH, Map.of("reason", "x", "state", "invalid"))
                        .status())
                .isEqualTo(400);
        assertThat(operator.post(PATH, Map.of("reason", "x", "limit", 0)).status())
                .isEqualTo(400);
        assertThat(operator.post(PATH, Map.of("reason", "x", "limit", 10_001)).status())
                .isEqualTo(400);
        assertThat(operator.post(PATH, Map.of("reason", "x", "limit", "many")).status())
                .isEqualTo(400);
        assertThat(operator.post(PATH, Map.of("partner", "bulk")).status()).isEqualTo(400);
    }
}
