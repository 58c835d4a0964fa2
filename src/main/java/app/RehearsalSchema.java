package app;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import partners.Finding;
import partners.Partner;
import partners.PartnerProblem;
import partners.SqlFile;

/**
 * A schema beside the ledger's own tables that lives as long as a rehearsal: a ledger of its own, a copy of the partner's
 * rows, and what the partner would have been told.
 */
final class RehearsalSchema implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);

    /** So that the whole is a name to PostgreSQL. */
    private static final int LONGEST = 20;

    private static final String NO_RIGHT = "42501";

    private static final int DROPS = 10;
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final String name;
    private final Thread atExit = new Thread(this::drop);
    private final CountDownLatch tried = new CountDownLatch(1);
    private List<String> columns = List.of();

    /** One thing that a partner would have been told. */
    record Told(String status, String reason) {}

    /** @throws PartnerProblem if the ledger's user may not make one */
    RehearsalSchema(DataSource ledger, Partner partner) {
        this.jdbc = JdbcClient.create(ledger);
        var whose = partner.name().replace('-', '_');
        this.name = "countersign_rehearsal_" + whose.substring(0, Math.min(LONGEST, whose.length())) + "_"
                + TIME.format(Instant.now());
        make(partner);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private void make(Partner partner) {
        try {
            jdbc.sql("create schema " + name).update();
        } catch (DataAccessException e) {
            var poor = e.getMostSpecificCause() instanceof SQLException sql && NO_RIGHT.equals(sql.getSQLState());
            throw new PartnerProblem(
                    Finding.fail(
                            partner.name(),
                            "spring.datasource.username",
                            0,
                            poor
                                    ? "may not make a schema for the rehearsal in the ledger's database"
                                    : "could not make a schema for the rehearsal in the ledger's database",
                            "grant create on that database to it, or set spring.datasource.* to another one for the rehearsal"));
        }
    }

    String name() {
        return name;
    }

    /** Keeps these rows, in their order; all have the same columns. */
    void keep(List<Map<String, String>> rows) {
        columns = rows.isEmpty()
                ? List.of("ref", "name", "email")
                : List.copyOf(rows.get(0).keySet());
        jdbc.sql("create table " + name + ".pending (place integer, taken boolean not null default false, "
                        + places().map(i -> "c" + i + " text").collect(Collectors.joining(", ")) + ")")
                .update();
        jdbc.sql("create table " + name + ".told (place bigint generated always as identity, ref text, status text,"
                        + " envelope_id text, reason text, occurred_at timestamptz)")
                .update();
        var insert = "insert into " + name + ".pending values (?, false"
                + String.join("", Collections.nCopies(columns.size(), ", ?")) + ")";
        for (var place = 0; place < rows.size(); place++) {
            var row = rows.get(place);
            var values = new ArrayList<Object>();
            values.add(place);
            columns.forEach(column -> values.add(row.get(column)));
            jdbc.sql(insert).params(values).update();
        }
    }

    private Stream<Integer> places() {
        return IntStream.range(0, columns.size()).boxed();
    }

    SqlFile pending() {
        var list = places().map(i -> "c" + i + " as \"" + columns.get(i).replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(", "));
        return file("pending.sql", "select " + list + " from " + name + ".pending where not taken order by place");
    }

    SqlFile claimed() {
        return file("claimed.sql", "update " + name + ".pending set taken = true where " + ref() + " = :#ref");
    }

    private String ref() {
        return "c"
                + places().filter(i -> columns.get(i).equalsIgnoreCase("ref"))
                        .findFirst()
                        .orElseThrow();
    }

    SqlFile outcome() {
        return file(
                "outcome.sql",
                "insert into " + name + ".told (ref, status, envelope_id, reason, occurred_at)"
                        + " values (:#ref, :#status, :#envelope_id, :#reason, :#occurred_at)");
    }

    private static SqlFile file(String file, String text) {
        return new SqlFile(file, "rehearsal", text);
    }

    /** All that the partner would have been told, by ref, in order. */
    Map<String, List<Told>> told() {
        var told = new LinkedHashMap<String, List<Told>>();
        jdbc.sql("select ref, status, reason from " + name + ".told order by place")
                .query(row -> {
                    told.computeIfAbsent(row.getString(1), ref -> new ArrayList<>())
                            .add(new Told(row.getString(2), row.getString(3)));
                });
        return told;
    }

    /** After Ctrl-C the rehearsed service still works in it for a moment, and the two may lock each other out. */
    private void drop() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var left = DROPS; left > 0 && System.nanoTime() < end; left--) {
            try {
                jdbc.sql("drop schema if exists " + name + " cascade").update();
                tried.countDown();
                return;
            } catch (DataAccessException e) {
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
        System.err.println("the copy of the rows could not be removed; do it: drop schema " + name + " cascade");
        tried.countDown();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            waitForHook();
            return;
        }
        drop();
    }

    /** It needs the database, which is closed next. */
    private void waitForHook() {
        try {
            tried.await(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
