package ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static signup.SignupState.BOUNCED;
import static signup.SignupState.COMPLETED;
import static signup.SignupState.DELIVERED;
import static signup.SignupState.SENT;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signup.SendResult.Sent;
import signup.StatusChange;

class ConnectInboxTest extends LedgerFixture {

    private final ConnectInbox inbox = new ConnectInbox(database.jdbc());
    private final Repairs repairs = new Repairs(database.jdbc(), json);

    @BeforeEach
    void empty() {
        database.run("delete from connect_event");
        database.run("delete from connect_refused");
        database.run("delete from listing_find");
    }

    private static ConnectEvent event(StatusChange news) {
        var digest = (news.envelopeId() + news.state() + news.occurredAt()).getBytes(StandardCharsets.UTF_8);
        return new ConnectEvent(digest, "a", news.envelopeId(), "any", news.occurredAt(), Optional.of(news));
    }

    private static List<Long> ids(List<StoredEvent> events) {
        return events.stream().map(StoredEvent::id).toList();
    }

    @Test
    void an_event_is_stored_once_and_comes_back_as_it_was() {
        var news = news("e-once", "r-once", COMPLETED, 3);
        assertThat(inbox.store(event(news))).isTrue();
        assertThat(inbox.store(event(news))).isFalse();
        var due = inbox.due(10);
        assertThat(due).hasSize(1);
        assertThat(due.get(0).news()).isEqualTo(news);
        assertThat(due.get(0).late()).isFalse();
    }

    @Test
    void what_says_nothing_of_a_signature_is_kept_and_never_due() {
        inbox.store(new ConnectEvent(new byte[] {1}, "a", "", "click-agreed", MONDAY, Optional.empty()));
        assertThat(inbox.due(10)).isEmpty();
        assertThat(database.value(String.class, "select result from connect_event"))
                .isEqualTo("ignored");
    }

    @Test
    void an_event_is_offered_at_growing_distances_and_in_the_end_left_to_a_person() {
        inbox.store(event(news("e-1", "r-1", COMPLETED, 3)));
        for (var tries = 1; tries <= 10; tries++) {
            var due = inbox.due(10);
            assertThat(due).as("try %d", tries).hasSize(1);
            assertThat(due.get(0).tries()).isEqualTo(tries);
            inbox.failed(ids(due), "SomeException");
            assertThat(inbox.due(10)).as("at once after try %d", tries).isEmpty();
            assertThat(inbox.parked()).isEqualTo(tries < 10 ? 0 : 1);
            database.run("update connect_event set due_at = clock_timestamp() where due_at < 'infinity'");
        }
        assertThat(inbox.due(10)).isEmpty();
        assertThat(database.value(String.class, "select problem from connect_event"))
                .isEqualTo("SomeException");
    }

    @Test
    void each_event_is_given_to_one_of_two_replicas() throws Exception {
        IntStream.range(0, 400).forEach(number -> inbox.store(event(news("e-" + number, null, COMPLETED, 1))));
        Callable<List<Long>> replica = () -> {
            var mine = new ArrayList<Long>();
            for (var due = inbox.due(7); !due.isEmpty(); due = inbox.due(7)) {
                mine.addAll(ids(due));
                inbox.applied(ids(due), List.of());
            }
            return mine;
        };
        var both = together(List.of(replica, replica)).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(both).hasSize(400).doesNotHaveDuplicates();
    }

    @Test
    void an_older_snapshot_than_one_that_was_applied_is_late() {
        inbox.store(event(news("e-1", null, DELIVERED, 5)));
        inbox.applied(ids(inbox.due(10)), List.of());
        inbox.store(event(news("e-1", null, BOUNCED, 4)));
        inbox.store(event(news("e-2", null, BOUNCED, 4)));
        assertThat(inbox.due(10)).extracting(StoredEvent::late).containsExactly(true, false);
    }

    @Test
    void an_event_that_overtook_the_record_of_its_sending_waits_and_does_not_count_as_a_try() {
        var lease = leased("r-1");
        inbox.store(event(news("e-1", "r-1", SENT, 0)));
        assertThat(inbox.due(10)).isEmpty();
        assertThat(database.value(Integer.class, "select tries from connect_event"))
                .isZero();
        recorded(lease, new Sent("e-1", MONDAY));
        database.run("update connect_event set due_at = clock_timestamp()");
        assertThat(inbox.due(10)).hasSize(1);
    }

    @Test
    void whose_an_envelope_is_the_ledger_knows_better_than_the_message() {
        recorded(leased("r-1"), new Sent("e-" + partner, MONDAY));
        inbox.store(event(news("e-" + partner, "r-2", DELIVERED, 1)));
        assertThat(inbox.due(10).get(0).news().key()).isEmpty();
    }

    @Test
    void what_is_done_is_forgotten_after_its_time_and_what_is_not_much_later() {
        inbox.store(event(news("e-1", null, COMPLETED, 1)));
        inbox.applied(ids(inbox.due(10)), List.of());
        inbox.store(event(news("e-2", null, COMPLETED, 1)));
        database.run("update connect_event set received_at = received_at - interval '8 days', "
                + "applied_at = applied_at - interval '8 days'");
        assertThat(inbox.purge(Duration.ofDays(7))).isEqualTo(1);
        database.run("update connect_event set received_at = received_at - interval '21 days'");
        assertThat(inbox.purge(Duration.ofDays(7))).isEqualTo(1);
    }

    @Test
    void of_signed_messages_that_are_none_a_hundred_an_hour_are_remembered() {
        IntStream.range(0, 120).forEach(inbox::refused);
        assertThat(database.value(Long.class, "select count(*) from connect_refused"))
                .isEqualTo(100);
    }

    @Test
    void a_repair_is_news_of_a_listing_that_no_webhook_brought() {
        for (var ref : List.of("missed", "slow", "known", "done")) {
            recorded(leased(ref), new Sent(partner + ref, MONDAY));
        }
        statuses.apply(List.of(news(partner + "done", null, COMPLETED, 1)));
        var listed = List.of("missed", "slow", "known", "done", "stranger").stream()
                .map(ref -> news(partner + ref, null, ref.equals("known") ? SENT : COMPLETED, 2))
                .toList();
        repairs.note(listed);
        repairs.note(listed);
        assertThat(repairs.settle(Duration.ofMinutes(1))).isZero();
        inbox.store(event(news(partner + "slow", null, COMPLETED, 2)));
        assertThat(repairs.settle(Duration.ZERO)).isEqualTo(1);
        assertThat(repairs.settle(Duration.ZERO)).isZero();
    }
}
