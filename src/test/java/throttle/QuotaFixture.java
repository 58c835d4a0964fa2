package throttle;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import ledger.LedgerDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** An account of its own for each test. Its hour is a day here, so that hardly a test is run over by its end. */
abstract class QuotaFixture {

    static final Duration DAY = Duration.ofDays(1);
    static final Duration WINDOW = Duration.ofMinutes(30);

    static LedgerDatabase database;

    final String account = "a" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        database = LedgerDatabase.create();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    SharedQuota quota(int hourly, int burst) {
        return new SharedQuota(database.jdbc(), Map.of(account, new Limits(hourly, burst, DAY, WINDOW)));
    }

    /** Makes everything the account remembers that much older. */
    void age(Duration time) {
        database.run(
                """
                update quota set hour_start = hour_start - make_interval(secs => ?),
                       last_at = last_at - make_interval(secs => ?), closed_until = closed_until - make_interval(secs => ?),
                       probing_until = probing_until - make_interval(secs => ?),
                       others_at = others_at - make_interval(secs => ?), people_at = people_at - make_interval(secs => ?),
                       burst_at = array(select at - make_interval(secs => ?) from unnest(burst_at) as b(at))
                 where account = ?
                """,
                seconds(time),
                seconds(time),
                seconds(time),
                seconds(time),
                seconds(time),
                seconds(time),
                seconds(time),
                account);
    }

    private static double seconds(Duration time) {
        return time.toSeconds();
    }

    Instant endOfHour() {
        return database.value(
                        OffsetDateTime.class,
                        "select hour_start + interval '1 day' from quota where account = ?",
                        account)
                .toInstant();
    }

    static Instant now() {
        return database.value(OffsetDateTime.class, "select clock_timestamp()").toInstant();
    }

    /** Makes the permits of the burst window that much older, and leaves the hour alone. */
    void ageBursts(Duration time) {
        database.run(
                "update quota set burst_at = array(select at - make_interval(secs => ?) from unnest(burst_at) as b(at))"
                        + " where account = ?",
                seconds(time),
                account);
    }

    /** Takes permits as if the hour were about to end. */
    int takeAtTheBorder(int wanted) {
        return database.value(
                Integer.class,
                "select granted from take_permits(?, 'interactive', ?, row(10, 10, interval '1 day', interval '30 min',"
                        + " interval '1 s', interval '1 day', 0, 0, false)::permit_rules, null::permit_report, null)",
                account,
                wanted);
    }
}
