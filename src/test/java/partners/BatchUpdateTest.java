package partners;

import static org.assertj.core.api.Assertions.assertThat;

import app.Neighbours;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchUpdateTest {

    private static final Timestamp NOON = Timestamp.from(Instant.parse("2026-06-01T12:00:00Z"));
    private static final String OUTCOME =
            "-- what became of it\nupdate people set status = :#status, envelope = :#envelope_id,"
                    + "\n  reason = :#reason, at = :#occurred_at where ref = :#ref;";

    @TempDir
    private Path root;

    private final PartnerDatabases databases = new PartnerDatabases();
    private final BatchUpdate update = new BatchUpdate();

    /** Databases of which each has its own way with batches. */
    enum Kind {
        POSTGRESQL,
        MARIADB;

        String database(String name) {
            return this == MARIADB
                    ? Neighbours.mariaDb().database("batch_" + name)
                    : Neighbours.postgres().database("batch_" + name);
        }

        String user() {
            return this == MARIADB ? "root" : "postgres";
        }
    }

    @AfterEach
    void close() {
        databases.close();
    }

    private Partner partner(Kind kind, String name, String outcome) throws SQLException {
        var url = kind.database(name);
        try (var connection = DriverManager.getConnection(url, kind.user(), "");
                var statement = connection.createStatement()) {
            statement.execute("create table people (ref varchar(20), status varchar(9), envelope varchar(40),"
                    + " reason varchar(90), at timestamp(6) null, check (status <> 'bad'))");
            statement.execute("insert into people (ref) values ('1'), ('2'), ('3'), ('3')");
        }
        var yaml = Folders.yaml(url)
                .replace("username: u", "username: " + kind.user())
                .replace("password: p", "password: \"\"");
        return new Folders(root)
                .partner("acme", yaml)
                .file("acme", "outcome.sql", outcome)
                .only();
    }

    private static Map<String, Object> row(String ref, String status) {
        var row = new HashMap<String, Object>();
        row.put("ref", ref);
        row.put("status", status);
        row.put("envelope_id", null);
        row.put("reason", ref.equals("1") ? null : "why; it's so");
        row.put("occurred_at", NOON);
        return row;
    }

    private List<String> statuses(Partner partner) throws SQLException {
        try (var connection = databases.of(partner).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select ref, status, reason, at from people order by ref")) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
            assertThat(connection.getAutoCommit()).isTrue();
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void each_row_is_written_and_says_how_many_it_has_found(Kind kind) throws SQLException {
        var partner = partner(kind, "good", OUTCOME);
        var rows = List.of(row("1", "sent"), row("3", "completed"), row("none", "sent"), row("2", "sent"));
        var counts = update.run(databases.of(partner), partner, rows, () -> true);
        assertThat(counts.possible()).isTrue();
        assertThat(counts.each()).containsExactly(1, 2, 0, 1);
        assertThat(statuses(partner))
                .containsExactly(
                        "1 sent null", "2 sent why; it's so", "3 completed why; it's so", "3 completed why; it's so");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void one_row_that_is_refused_leaves_none_written(Kind kind) throws SQLException {
        var partner = partner(kind, "refused", OUTCOME);
        var rows = List.of(row("1", "sent"), row("2", "bad"), row("3", "sent"));
        var counts = update.run(databases.of(partner), partner, rows, () -> true);
        assertThat(counts.each()).isEmpty();
        assertThat(counts.possible()).isTrue();
        assertThat(statuses(partner)).allMatch(row -> row.contains(" null "));
    }

    @Test
    void who_has_become_too_slow_commits_nothing() throws SQLException {
        var partner = partner(Kind.POSTGRESQL, "slow", OUTCOME);
        var counts =
                update.run(databases.of(partner), partner, List.of(row("1", "sent"), row("2", "sent")), () -> false);
        assertThat(counts.each()).isEmpty();
        assertThat(statuses(partner)).allMatch(row -> row.contains(" null "));
    }

    @Test
    void a_row_that_somebody_holds_makes_a_batch_end_soon() throws SQLException {
        var partner = partner(Kind.POSTGRESQL, "held", OUTCOME);
        try (var holder = DriverManager.getConnection(
                        partner.database().orElseThrow().url(), "postgres", "");
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("update people set status = 'mine' where ref = '2'");
            var counts =
                    update.run(databases.of(partner), partner, List.of(row("1", "sent"), row("2", "sent")), () -> true);
            assertThat(counts.each()).isEmpty();
            holder.rollback();
        }
        assertThat(statuses(partner)).allMatch(row -> row.contains(" null "));
    }

    @Test
    void what_is_no_plain_change_is_never_tried_together() throws SQLException {
        var partner = partner(Kind.POSTGRESQL, "function", "select tell(:#ref, :#status)");
        var counts =
                update.run(databases.of(partner), partner, List.of(row("1", "sent"), row("2", "sent")), () -> true);
        assertThat(counts.possible()).isFalse();
        assertThat(counts.each()).isEmpty();
    }

    @Test
    void a_database_that_is_away_is_somebody_elses_to_report() throws SQLException {
        var partner = partner(Kind.POSTGRESQL, "away", OUTCOME);
        var pool = databases.of(partner);
        databases.close("acme");
        var counts = update.run(pool, partner, List.of(row("1", "sent"), row("2", "sent")), () -> true);
        assertThat(counts.each()).isEmpty();
        assertThat(counts.possible()).isTrue();
    }
}
