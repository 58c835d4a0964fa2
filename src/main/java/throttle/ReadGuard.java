package throttle;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets each single envelope be read once in a quarter of an hour, by any replica: DocuSign counts more as polling, even
 * if it answers, and may refuse an application to go live for it.
 */
public class ReadGuard {

    /** A quarter of an hour, and how much later than it was decided a call may arrive. */
    public static final Duration BETWEEN = Duration.ofMinutes(16);

    private static final String BEGIN = """
            insert into envelope_read as r (account, envelope_id, read_at)
            values (:account, :envelope, clock_timestamp())
            on conflict (account, envelope_id) do update set read_at = excluded.read_at
             where r.read_at <= excluded.read_at - make_interval(secs => :between)
            """;
    private static final String LAST =
            "select read_at from envelope_read where account = :account and envelope_id = :envelope";
    private static final String FORGET =
            "delete from envelope_read where account = :account and envelope_id = :envelope";
    private static final String READ = """
            select count(*) from envelope_read
             where account = :account and read_at > statement_timestamp() - make_interval(secs => :back)
            """;
    private static final String SWEEP = """
            delete from envelope_read
             where (account, envelope_id) in (
                   select account, envelope_id from envelope_read
                    where read_at < statement_timestamp() - interval '1 day'
                    order by read_at
                    limit 100
                      for update skip locked)
            """;

    private final JdbcClient jdbc;

    ReadGuard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the envelope may be read now. A yes counts as the reading: of several who ask at once one hears it. */
    public boolean begin(String account, String envelope) {
        var begun = of(BEGIN, account, envelope)
                .param("between", SharedQuota.seconds(BETWEEN))
                .update();
        if (begun == 1) {
            jdbc.sql(SWEEP).update();
        }
        return begun == 1;
    }

    /** When the envelope was read last, for a day. */
    public Optional<Instant> last(String account, String envelope) {
        return of(LAST, account, envelope)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** How many single envelopes were read within that time, a day at most. */
    public long read(String account, Duration back) {
        return jdbc.sql(READ)
                .param("account", account)
                .param("back", SharedQuota.seconds(back))
                .query(Long.class)
                .single();
    }

    /** The reading that was begun was not made after all. */
    public void forget(String account, String envelope) {
        of(FORGET, account, envelope).update();
    }

    private JdbcClient.StatementSpec of(String sql, String account, String envelope) {
        return jdbc.sql(sql).param("account", account).param("envelope", envelope.toLowerCase(Locale.ROOT));
    }
}
