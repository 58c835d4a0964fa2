package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import signup.Lease;
import signup.SendResult;
import signup.Signup;
import signup.SignupKey;
import signup.SignupState;
import signup.StatusChange;

/** The ledger's parts over a database of the test class; each test has a partner and an account of its own. */
@Timeout(60)
abstract class LedgerFixture {

    static final Duration LEASE = Duration.ofMinutes(2);
    static final Instant MONDAY = Instant.parse("2026-06-01T08:00:00Z");

    static LedgerDatabase database;

    final String partner = "p" + UUID.randomUUID().toString().substring(0, 8);
    final String account = "account-" + partner;
    final ObjectMapper json = new ObjectMapper();

    Map<String, Set<SignupState>> told = Map.of();
    final Wanted wanted = () -> told;
    final SignupLedger signups = new SignupLedger(database.jdbc(), database.transaction(), json, wanted);
    final LeaseLedger leases = new LeaseLedger(database.jdbc(), json);
    final SendLedger sends = new SendLedger(database.jdbc(), wanted, 8);
    final DoubtLedger doubts = new DoubtLedger(database.jdbc());
    final StatusLedger statuses = new StatusLedger(database.jdbc(), database.transaction(), json, wanted);
    final OutcomeLedger outcomes = new OutcomeLedger(database.jdbc());

    @BeforeAll
    static void start() {
        database = LedgerDatabase.create();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    /** Whether it was recorded, once that is known. */
    boolean recorded(Lease lease, SendResult result) {
        try {
            return sends.record(lease, result).join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    SignupKey key(String ref) {
        return new SignupKey(partner, ref);
    }

    Signup signup(String ref) {
        return new Signup(key(ref), "Ada", "ada@example.com", "", "", Map.of());
    }

    int accept(String... refs) {
        return signups.accept(
                partner, account, Arrays.stream(refs).map(this::signup).toList());
    }

    List<Lease> lease(int most) {
        return leases.lease(claim(Map.of(partner, 1), List.of(), most));
    }

    Claim claim(Map<String, Integer> shares, List<String> twoStep, int most) {
        return new Claim(account, shares, twoStep, most, 0, MONDAY, 3000, LEASE);
    }

    /** Accepts one sign-up and leases it. */
    Lease leased(String ref) {
        accept(ref);
        var leases = lease(1);
        assertThat(leases).hasSize(1);
        return leases.get(0);
    }

    String state(String ref) {
        return column(String.class, "state", ref);
    }

    <T> T column(Class<T> type, String column, String ref) {
        return database.value(type, "select " + column + " from signup where partner = ? and ref = ?", partner, ref);
    }

    void set(String columns, String ref) {
        database.run("update signup set " + columns + " where partner = ? and ref = ?", partner, ref);
    }

    /** What the partner is told of the sign-up, in its order, written or not. */
    List<String> outcomesOf(String ref) {
        return database.jdbc()
                .sql("select o.status from outcome o join signup s on s.id = o.signup_id"
                        + " where s.partner = ? and s.ref = ? order by o.id")
                .params(partner, ref)
                .query(String.class)
                .list();
    }

    StatusChange news(String envelope, String ref, SignupState state, int hours) {
        var at = MONDAY.plusSeconds(hours * 3600L);
        return new StatusChange(envelope, Optional.ofNullable(ref).map(this::key), state, "", MONDAY, at);
    }

    /** Runs the tasks at the same moment and answers what they answer, in their order. */
    static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        var pool = Executors.newFixedThreadPool(tasks.size());
        try {
            var start = new CyclicBarrier(tasks.size());
            var futures = new ArrayList<Future<T>>();
            for (var task : tasks) {
                futures.add(pool.submit(() -> {
                    start.await(20, TimeUnit.SECONDS);
                    return task.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get(40, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
