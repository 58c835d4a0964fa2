package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import ledger.DocumentLedger.Pace;
import ledger.DocumentLedger.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signup.DocumentLease;
import signup.SendResult.Sent;
import signup.SignedDocument;
import signup.SignupState;

/** Each signed document is fetched until it is stored, by one replica at a time, and by few at once. */
class DocumentsTest extends LedgerFixture {

    private static final Pace TWO = new Pace(2, Duration.ZERO, Duration.ofMinutes(10));

    private final DocumentLedger documents = new DocumentLedger(database.jdbc(), database.transaction());

    @BeforeEach
    void the_partner_wants_documents() {
        documents.want(List.of(partner), List.of());
    }

    private String completed(String ref) {
        var envelope = "e" + ref + partner;
        recorded(leased(ref), new Sent(envelope, MONDAY));
        statuses.apply(List.of(news(envelope, ref, SignupState.COMPLETED, 1)));
        return envelope;
    }

    private List<DocumentLease> due(Pace pace) {
        return database.transaction().execute(status -> documents.due(account, List.of(partner), pace));
    }

    private DocumentLease leasedDocument() {
        return due(TWO).get(0);
    }

    private void dueNow() {
        database.run(
                "update document set due_at = clock_timestamp(), leased_at = null, lease_until = null"
                        + " where partner = ? and stored_at is null",
                partner);
    }

    private static SignedDocument document(DocumentLease lease, String sha256) {
        return new SignedDocument(lease.key(), lease.envelopeId(), Path.of("x"), 7, sha256);
    }

    private List<String> historyOf(String ref) {
        return database.jdbc()
                .sql("select h.what || ': ' || h.detail from history h join signup s on s.id = h.signup_id"
                        + " where s.partner = ? and s.ref = ? order by h.id")
                .params(partner, ref)
                .query(String.class)
                .list();
    }

    @Test
    void a_completion_is_due_once_and_with_the_account_that_sent_it() {
        var envelope = completed("1");
        statuses.apply(List.of(news(envelope, "1", SignupState.COMPLETED, 2)));
        var due = due(TWO);
        assertThat(due).hasSize(1);
        assertThat(due.get(0).key()).isEqualTo(key("1"));
        assertThat(due.get(0).account()).isEqualTo(account);
        assertThat(due.get(0).envelopeId()).isEqualTo(envelope);
        assertThat(due(TWO)).isEmpty();
    }

    @Test
    void another_ending_has_no_document() {
        recorded(leased("1"), new Sent("e1" + partner, MONDAY));
        statuses.apply(List.of(news("e1" + partner, "1", SignupState.DECLINED, 1)));
        assertThat(due(TWO)).isEmpty();
    }

    @Test
    void what_was_signed_before_the_partner_wanted_documents_or_after_it_did_is_not_fetched() {
        documents.want(List.of(), List.of(partner));
        completed("before");
        documents.want(List.of(partner), List.of());
        completed("between");
        documents.want(List.of(), List.of(partner));
        completed("after");
        assertThat(due(new Pace(9, Duration.ZERO, LEASE)))
                .extracting(lease -> lease.key().ref())
                .containsExactly("between");
    }

    @Test
    void a_document_of_a_row_whose_envelope_was_signed_before_it_came_is_due() {
        var envelope = "met" + partner;
        told = Map.of(partner, Set.of());
        statuses.adopt(List.of(news(envelope, "late", SignupState.COMPLETED, 1)));
        accept("late");
        assertThat(state("late")).isEqualTo("completed");
        assertThat(due(TWO)).extracting(DocumentLease::envelopeId).containsExactly(envelope);
    }

    @Test
    void however_many_ask_at_the_same_moment_two_are_under_way() throws Exception {
        IntStream.range(0, 6).forEach(number -> completed("" + number));
        List<Callable<List<DocumentLease>>> askers = IntStream.range(0, 8)
                .<Callable<List<DocumentLease>>>mapToObj(number -> () -> due(TWO))
                .toList();
        var taken = together(askers).stream().flatMap(Collection::stream).toList();
        assertThat(taken).hasSize(2);
        documents.stored(document(taken.get(0), "aa"));
        assertThat(due(TWO)).hasSize(1);
    }

    @Test
    void beside_sign_ups_that_wait_to_be_sent_there_is_a_distance() {
        completed("1");
        completed("2");
        var apart = new Pace(1, Duration.ofMinutes(1), LEASE);
        var first = due(apart);
        assertThat(first).hasSize(1);
        documents.stored(document(first.get(0), "aa"));
        assertThat(due(apart)).isEmpty();
        database.run("update document set leased_at = leased_at - interval '2 minutes' where partner = ?", partner);
        assertThat(due(apart)).hasSize(1);
    }

    @Test
    void a_lost_lease_is_offered_again_and_records_no_trouble_any_more() {
        completed("1");
        var lost = leasedDocument();
        dueNow();
        var again = leasedDocument();
        assertThat(again.epoch()).isEqualTo(lost.epoch() + 1);
        assertThat(documents.later(lost, Duration.ZERO, "frozen", false)).isFalse();
        assertThat(documents.later(again, Duration.ZERO, "disk full", false)).isTrue();
        assertThat(leasedDocument().tries()).isEqualTo(3);
    }

    @Test
    void whoever_finds_it_stored_may_say_so_and_the_first_counts() {
        completed("1");
        var lost = leasedDocument();
        dueNow();
        leasedDocument();
        assertThat(documents.stored(document(lost, "abc"))).isTrue();
        assertThat(documents.stored(document(lost, "def"))).isFalse();
        assertThat(database.value(String.class, "select sha256 from document where partner = ?", partner))
                .isEqualTo("abc");
        assertThat(historyOf("1")).containsExactly("document stored: 7 bytes, SHA-256 abc");
        dueNow();
        assertThat(due(TWO)).isEmpty();
    }

    @Test
    void a_trouble_is_seen_and_a_quota_that_is_spent_is_none() {
        completed("1");
        assertThat(documents.waiting()).containsEntry(partner, new Waiting(1, 0));
        documents.later(leasedDocument(), Duration.ZERO, "the quota is spent", true);
        assertThat(documents.waiting()).containsEntry(partner, new Waiting(1, 0));
        documents.later(leasedDocument(), Duration.ZERO, "disk\0 full", false);
        documents.later(leasedDocument(), Duration.ZERO, "disk full", false);
        assertThat(documents.waiting()).containsEntry(partner, new Waiting(1, 1));
        assertThat(historyOf("1")).containsExactly("document waits: disk full");
        documents.stored(document(leasedDocument(), "abc"));
        assertThat(documents.waiting()).doesNotContainKey(partner);
    }
}
