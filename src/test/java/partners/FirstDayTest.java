package partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** An old backlog is left alone, wherever it stands in the table. */
class FirstDayTest {

    private static final FirstDay MARCH = new FirstDay(LocalDate.of(2026, 3, 1), ZoneId.of("Europe/Berlin"));

    @TempDir
    private Path root;

    private static PGSimpleDataSource database() {
        var database = new PGSimpleDataSource();
        database.setUrl(Postgres.url());
        database.setUser("postgres");
        return database;
    }

    private Partner partner(String column) {
        return new Folders(root)
                .partner("acme", Folders.yaml(Postgres.url()) + "batch: 100\nfrom: 2026-03-01\n")
                .file("acme", "pending.sql", "select ref, name, email" + column + " from backlog order by place")
                .only();
    }

    @Test
    void the_day_begins_in_its_time_zone_and_each_kind_of_value_is_understood() {
        for (Object old : List.of(
                java.sql.Date.valueOf("2026-02-28"),
                Timestamp.from(Instant.parse("2026-02-28T22:59:59Z")),
                OffsetDateTime.parse("2026-02-28T23:59:59+01:00"),
                LocalDateTime.parse("2026-02-28T22:59:59"),
                LocalDate.parse("2026-02-28"),
                "2026-02-28",
                "2026-02-28 22:59:59",
                "2026-02-28T23:59:59+01:00")) {
            assertThat(MARCH.leavesOut(old)).as("%s %s", old.getClass(), old).contains(true);
        }
        for (Object fresh : List.of(
                java.sql.Date.valueOf("2026-03-01"),
                Timestamp.from(Instant.parse("2026-02-28T23:00:00Z")),
                "2026-03-01",
                "2026-02-28T23:00:00Z",
                "2026-03-01 00:00:00.5")) {
            assertThat(MARCH.leavesOut(fresh))
                    .as("%s %s", fresh.getClass(), fresh)
                    .contains(false);
        }
        for (Object odd : List.of("yesterday", 20260301, "", new byte[0])) {
            assertThat(MARCH.leavesOut(odd)).isEmpty();
        }
        assertThat(MARCH.leavesOut(null)).isEmpty();
    }

    @Test
    void old_rows_are_counted_and_hide_none_behind_them_however_many_they_are() throws SQLException {
        Postgres.run("drop table if exists backlog");
        Postgres.run("create table backlog as select i as place, 'R' || i as ref, 'Ann' as name,"
                + " 'ann@example.org' as email, case when i > 20500 then null when i > 20000 then date '2026-03-01'"
                + " else date '2026-02-28' end as created from generate_series(1, 20501) i");
        var acme = partner(", created as signed_up_at");
        var pending = new PendingRows();
        var read = pending.read(acme, database(), ref -> false);
        assertThat(read.rows()).hasSize(100);
        assertThat(read.rows().get(0).get("ref")).isEqualTo("R20001");
        assertThat(read.full()).isTrue();
        Postgres.run("delete from backlog where place between 20001 and 20450");
        var last = pending.read(acme, database(), ref -> false);
        assertThat(last.rows()).hasSize(50);
        assertThat(last.beforeFrom()).isEqualTo(20_000);
        assertThat(last.undated()).isEqualTo(1);
        assertThat(last.full()).isFalse();
    }

    @Test
    void a_statement_that_does_not_tell_how_old_a_row_is_reads_none() throws SQLException {
        Postgres.run("drop table if exists backlog");
        Postgres.run("create table backlog as select 1 as place, 'R' as ref, 'Ann' as name, 'a@example.org' as email");
        var acme = partner("");
        assertThat(new StatementCheck().check(acme, database()))
                .extracting(Finding::toString)
                .anyMatch(finding -> finding.contains("pending.sql: delivers no column signed_up_at"));
        assertThatThrownBy(() -> new PendingRows().read(acme, database(), ref -> false))
                .isInstanceOf(PartnerProblem.class);
    }
}
