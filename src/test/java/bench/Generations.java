package bench;

import app.Postgres;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import ledger.Claim;
import ledger.LeaseLedger;
import ledger.OutcomeLedger;
import ledger.Retention;
import ledger.SendLedger;
import ledger.SignupLedger;
import ledger.StatusLedger;
import ledger.Wanted;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import signup.Lease;
import signup.Outcome;
import signup.SendResult.Sent;
import signup.Signup;
import signup.SignupKey;
import signup.SignupState;
import signup.StatusChange;

/**
 * What a ledger grows to with retention on: night after night of sign-ups that come, are sent, are signed and told, and are
 * forgotten as far as they can be. Vacuumed after each step, where a real night has hundreds of vacuums.
 */
final class Generations implements Measure {

    private static final String NAME = "retention";
    private static final int NIGHTS = 4;
    private static final int NIGHT = 20_000;
    private static final int BATCH = 1000;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final String SIZE = """
            select sum(pg_table_size(oid) + pg_indexes_size(oid))
              from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
            """;

    private SignupLedger signups;
    private LeaseLedger leases;
    private SendLedger sends;
    private StatusLedger statuses;
    private OutcomeLedger outcomes;
    private Retention retention;
    private JdbcClient jdbc;

    @Override
    public void take(BenchOptions options, Report report) {
        try (var postgres = Postgres.start();
                var pool = new HikariDataSource()) {
            var address = postgres.database("generations");
            Flyway.configure().dataSource(address, "postgres", "").load().migrate();
            pool.setJdbcUrl(address);
            pool.setUsername("postgres");
            open(JdbcClient.create(pool));
            var grown = new ArrayList<Double>();
            var before = size();
            for (var night = 0; night < NIGHTS; night++) {
                night(night);
                grown.add((size() - before) / NIGHT);
                before = size();
                System.out.printf("%s, night %d: %.0f bytes a sign-up%n", NAME, night + 1, grown.get(night));
            }
            tell(report, grown);
        }
    }

    private void open(JdbcClient client) {
        var json = new ObjectMapper();
        Wanted all = Map::of;
        jdbc = client;
        signups = new SignupLedger(client, TransactionOperations.withoutTransaction(), json, all);
        leases = new LeaseLedger(client, json);
        sends = new SendLedger(client, all, 8);
        statuses = new StatusLedger(client, TransactionOperations.withoutTransaction(), json, all);
        outcomes = new OutcomeLedger(client);
        retention = new Retention(client);
    }

    private void tell(Report report, List<Double> grown) {
        var sum = size() / (NIGHTS * NIGHT);
        var late = grown.subList(1, NIGHTS);
        report.add(List.of(
                new Figure(NAME, "nights after the first", "growth a sign-up", "bytes", late),
                Figure.of(NAME, "all nights", "ledger a sign-up", "bytes", sum)));
        report.atMost("retention: bytes a sign-up in the long run", sum, 1500);
        report.atMost(
                "retention: growth of the last two nights against the first two",
                sum(grown.subList(NIGHTS / 2, NIGHTS)) / sum(grown.subList(0, NIGHTS / 2)),
                1.05);
    }

    private static double sum(List<Double> some) {
        return some.stream().mapToDouble(Double::doubleValue).sum();
    }

    private double size() {
        return jdbc.sql(SIZE).query(Double.class).single();
    }

    private void night(int night) {
        for (var from = night * NIGHT; from < (night + 1) * NIGHT; from += BATCH) {
            signups.accept(
                    "acme",
                    "main",
                    IntStream.range(from, from + BATCH)
                            .mapToObj(Generations::signup)
                            .toList());
        }
        vacuum();
        var news = new ArrayList<StatusChange>();
        for (var some = lease(); !some.isEmpty(); some = lease()) {
            some.stream().map(this::sent).toList().forEach(recorded -> recorded.join());
            some.forEach(lease -> news.add(completed(lease)));
        }
        vacuum();
        told();
        for (var from = 0; from < news.size(); from += BATCH) {
            statuses.apply(news.subList(from, from + BATCH));
        }
        told();
        retention.forgetHistory(Duration.ZERO, () -> true);
        retention.forgetPeople(Duration.ZERO, () -> true);
        vacuum();
    }

    private static Signup signup(int number) {
        return new Signup(
                new SignupKey("acme", "C-" + number),
                "Member " + number,
                "member" + number + "@example.org",
                "membership",
                "",
                Map.of("city", "Graz", "member_number", "M" + number));
    }

    private List<Lease> lease() {
        return leases.lease(
                new Claim("main", Map.of("acme", 1), List.of(), 100, 0, Instant.EPOCH, 1_000_000_000, LEASE));
    }

    private CompletableFuture<Boolean> sent(Lease lease) {
        return sends.record(lease, new Sent(envelope(lease), Instant.now()));
    }

    private static String envelope(Lease lease) {
        return new UUID(lease.transactionId().getMostSignificantBits(), lease.id()).toString();
    }

    private static StatusChange completed(Lease lease) {
        var now = Instant.now();
        return new StatusChange(
                envelope(lease), Optional.of(lease.signup().key()), SignupState.COMPLETED, "", now, now.plusSeconds(1));
    }

    private void told() {
        for (var some = outcomes.due("acme", 100, LEASE); !some.isEmpty(); some = outcomes.due("acme", 100, LEASE)) {
            var told = new LinkedHashMap<Outcome, String>();
            some.forEach(outcome -> told.put(outcome, ""));
            outcomes.told(told);
        }
        vacuum();
    }

    private void vacuum() {
        jdbc.sql("vacuum analyze signup").update();
        jdbc.sql("vacuum analyze outcome").update();
    }
}
