package ledger;

import static ledger.Statements.statement;
import static ledger.Statements.time;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers how far a long reading of an account's changes came, so that one that the quota or a crash breaks off goes on
 * there, and each run brings it nearer to its end.
 */
public class Unfinished {

    private static final String NOTE = statement("note-unfinished");
    private static final String READ = statement("read-unfinished");
    private static final String FORGET = statement("forget-unfinished");

    private final JdbcClient jdbc;

    public Unfinished(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A reading that was broken off.
     *
     * @param until when it began: what changed later is not in it
     * @param next position of the first envelope that was not read
     */
    public record Place(Instant until, int next) {}

    /** The reading of all changes since that very time, if one was broken off. */
    public Optional<Place> place(String account, Instant since) {
        return jdbc.sql(READ)
                .param("account", account)
                .param("since", time(since))
                .query((row, number) ->
                        new Place(row.getObject("until", OffsetDateTime.class).toInstant(), row.getInt("next")))
                .optional();
    }

    /** All before that position has been read and applied. */
    public void note(String account, Instant since, Place place) {
        jdbc.sql(NOTE)
                .param("account", account)
                .param("since", time(since))
                .param("until", time(place.until()))
                .param("next", place.next())
                .update();
    }

    /** It has come to its end. */
    public void forget(String account, Instant since) {
        jdbc.sql(FORGET).param("account", account).param("since", time(since)).update();
    }
}
