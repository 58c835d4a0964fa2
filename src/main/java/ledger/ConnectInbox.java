package ledger;

import static ledger.Statements.seconds;
import static ledger.Statements.statement;
import static ledger.Statements.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.SignupKey;
import signup.SignupState;
import signup.StatusChange;

/** Keeps webhooks from the moment DocuSign is told that we have them until they are applied, and a while longer. */
public class ConnectInbox {

    private static final String STORE = statement("store-event");
    private static final String DUE = statement("due-events");
    private static final String APPLIED = statement("event-applied");
    private static final String FAILED = statement("event-failed");
    private static final String PARKED = statement("count-parked-events");
    private static final String PURGE = statement("purge-events");
    private static final String NOTE_REFUSED = statement("note-refused-event");

    /** After so many failures an event is left to a person: about a quarter of an hour. */
    private static final int MOST_TRIES = 10;

    private final JdbcClient jdbc;

    public ConnectInbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores an event; what says nothing of a signature is kept too, but not applied.
     *
     * @return false if it was there before
     */
    public boolean store(ConnectEvent event) {
        var news = event.news();
        var key = news.flatMap(StatusChange::key);
        return jdbc.sql(STORE)
                        .param("digest", event.digest())
                        .param("account", event.account())
                        .param("envelope", event.envelopeId())
                        .param("event", event.event())
                        .param("generated", time(event.generatedAt()))
                        .param(
                                "state",
                                news.map(change -> change.state().word()).orElse(""))
                        .param("reason", news.map(StatusChange::reason).orElse(""))
                        .param("sent", time(news.map(StatusChange::sentAt).orElse(event.generatedAt())))
                        .param(
                                "occurred",
                                time(news.map(StatusChange::occurredAt).orElse(event.generatedAt())))
                        .param("partner", key.map(SignupKey::partner).orElse(""))
                        .param("ref", key.map(SignupKey::ref).orElse(""))
                        .param("applicable", news.isPresent())
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** Events to be applied now, the oldest first; each is given to one replica. */
    public List<StoredEvent> due(int most) {
        return jdbc.sql(DUE)
                .param("most", most)
                .param("tries", MOST_TRIES)
                .query((row, number) -> stored(row))
                .list();
    }

    private static StoredEvent stored(ResultSet row) throws SQLException {
        var partner = row.getString("partner");
        var news = new StatusChange(
                row.getString("envelope_id"),
                partner.isEmpty() ? Optional.empty() : Optional.of(new SignupKey(partner, row.getString("ref"))),
                SignupState.of(row.getString("state")).orElseThrow(),
                row.getString("reason"),
                instant(row, "sent_at"),
                instant(row, "occurred_at"));
        return new StoredEvent(
                row.getLong("id"), row.getInt("tries"), instant(row, "generated_at"), row.getBoolean("late"), news);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /**
     * They are done with.
     *
     * @param late those of them that came too late to say anything
     */
    public void applied(Collection<Long> events, Collection<Long> late) {
        jdbc.sql(APPLIED)
                .param("ids", events.toArray(Long[]::new))
                .param("late", late.toArray(Long[]::new))
                .update();
    }

    /** They could not be applied: offered again at growing distances. */
    public void failed(Collection<Long> events, String problem) {
        jdbc.sql(FAILED)
                .param("ids", events.toArray(Long[]::new))
                .param("problem", problem)
                .update();
    }

    /** How many wait for a person because they could not be applied. */
    public int parked() {
        return jdbc.sql(PARKED).query(Integer.class).single();
    }

    /** Remembers that a signed message was none, and how long it was. */
    public void refused(int size) {
        jdbc.sql(NOTE_REFUSED).param("size", size).update();
    }

    /** Forgets some of what was applied longer ago than that; says how many. */
    public int purge(Duration keep) {
        return jdbc.sql(PURGE).param("seconds", seconds(keep)).update();
    }
}
