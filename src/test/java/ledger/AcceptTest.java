package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signup.NoSignup;
import signup.Row;
import signup.Signup;
import signup.SignupKey;
import signup.SignupState;
import signup.TransactionIds;

class AcceptTest extends LedgerFixture {

    @Test
    void a_row_is_remembered_once_however_often_it_comes() {
        assertThat(accept("1", "2")).isEqualTo(2);
        assertThat(accept("2", "3", "1")).isEqualTo(1);
        assertThat(accept("1", "2", "3")).isZero();
        assertThat(accept("4", "4", "4")).isEqualTo(1);
        assertThat(accept()).isZero();
        assertThat(lease(10)).hasSize(4);
    }

    @Test
    void the_same_ref_of_another_partner_is_another_sign_up() {
        accept("1");
        var other = partner + "x";
        var row = new Signup(new SignupKey(other, "1"), "Bob", "bob@example.com", "", "", Map.of());
        assertThat(signups.accept(other, account, List.of(row))).isOne();
    }

    @Test
    void replicas_that_read_the_same_rows_remember_each_once() throws Exception {
        var rows = IntStream.range(0, 200).mapToObj(i -> signup("r" + i)).toList();
        var tasks = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 8; i++) {
            tasks.add(() -> signups.accept(partner, account, rows));
        }
        assertThat(together(tasks).stream().mapToInt(fresh -> fresh).sum()).isEqualTo(200);
        assertThat(lease(1000)).hasSize(200);
    }

    @Test
    void what_is_accepted_waits_under_the_transaction_id_of_its_first_attempt() {
        accept("1");
        var lease = lease(1).get(0);
        assertThat(lease.transactionId()).isEqualTo(TransactionIds.of(key("1"), 1));
        assertThat(lease.attempt()).isOne();
        assertThat(lease.tries()).isOne();
        assertThat(lease.account()).isEqualTo(account);
        assertThat(lease.draftId()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table signup; --", "\"quoted\" \\back\\slash\\", "{\"a\":[1]}", "line\nbreak\ttab\r",
                "Größe 東京 ☃ 🖋️", ":#ref :ref ?1 ${x} {{y}}", "\\u0041 \\0", "e\u0301 \u202e \u2028 \u00a0",
                " spaces around "
            })
    void a_text_comes_back_as_it_was(String text) {
        var row = new Signup(key(text), text, text, text, text, Map.of(text, text, "a", ""));
        signups.accept(partner, account, List.of(row));
        var leases = lease(1);
        assertThat(leases).extracting(lease -> lease.signup()).containsExactly(row);
    }

    @Test
    void a_batch_of_five_thousand_rows_is_one_statement_and_none_is_lost() {
        var rows = new ArrayList<Row>();
        for (var i = 0; i < 5000; i++) {
            rows.add(i % 10 == 0 ? new NoSignup(key("r" + i), "email: is empty") : signup("r" + i));
        }
        Collections.shuffle(rows, new Random(1));
        assertThat(signups.accept(partner, account, rows)).isEqualTo(5000);
        assertThat(lease(10_000)).hasSize(4500);
        assertThat(database.value(Long.class, "select count(*) from outcome where partner = ?", partner))
                .isEqualTo(500);
    }

    @Test
    void a_row_that_is_no_sign_up_is_answered_and_never_sent() {
        assertThat(signups.accept(partner, account, List.of(new NoSignup(key("1"), "email: is empty"))))
                .isOne();
        assertThat(state("1")).isEqualTo("invalid");
        assertThat(lease(10)).isEmpty();
        assertThat(outcomesOf("1")).containsExactly("invalid");
        signups.accept(partner, account, List.of(new NoSignup(key("1"), "email: is empty")));
        assertThat(outcomesOf("1")).containsExactly("invalid");
    }

    @Test
    void a_partner_that_does_not_want_to_hear_of_invalid_rows_does_not() {
        told = Map.of(partner, Set.of(SignupState.COMPLETED));
        signups.accept(partner, account, List.of(new NoSignup(key("1"), "email: is empty")));
        assertThat(state("1")).isEqualTo("invalid");
        assertThat(outcomesOf("1")).isEmpty();
    }

    @Test
    void a_corrected_row_starts_a_new_attempt() {
        signups.accept(partner, account, List.of(new NoSignup(key("1"), "email: is empty")));
        assertThat(accept("1")).isOne();
        var lease = lease(1).get(0);
        assertThat(lease.attempt()).isEqualTo(2);
        assertThat(lease.transactionId()).isEqualTo(TransactionIds.of(key("1"), 2));
        assertThat(lease.signup()).isEqualTo(signup("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"declined", "voided", "expired"})
    void an_ended_sign_up_starts_again_only_with_other_content(String state) {
        accept("1");
        set("state = '" + state + "', envelope_id = 'e" + partner + "', sent_at = now()", "1");
        assertThat(accept("1")).isZero();
        var corrected = new Signup(key("1"), "Ada", "ada@example.org", "", "", Map.of());
        assertThat(signups.accept(partner, account, List.of(corrected, corrected)))
                .isOne();
        assertThat(lease(5)).extracting(lease -> lease.signup().email()).containsExactly("ada@example.org");
        assertThat(database.value(String.class, "select kind from other_envelope where envelope_id = ?", "e" + partner))
                .isEqualTo("past");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent", "delivered", "bounced", "completed"})
    void a_sign_up_with_an_envelope_that_counts_is_never_started_again(String state) {
        accept("1");
        set("state = '" + state + "', envelope_id = 'e" + partner + "', sent_at = now()", "1");
        var other = new Signup(key("1"), "Ada", "ada@example.org", "", "", Map.of());
        assertThat(signups.accept(partner, account, List.of(other))).isZero();
        assertThat(state("1")).isEqualTo(state);
    }

    @Test
    void a_sign_up_that_waits_is_sent_as_it_came_first() {
        accept("1");
        var other = new Signup(key("1"), "Ada", "ada@example.org", "", "", Map.of());
        assertThat(signups.accept(partner, account, List.of(other))).isZero();
        assertThat(lease(1)).extracting(lease -> lease.signup().email()).containsExactly("ada@example.com");
    }
}
