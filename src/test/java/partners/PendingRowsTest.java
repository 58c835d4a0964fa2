package partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import signup.NoSignup;
import signup.Row;

/** On a real PostgreSQL without encoding, which keeps and delivers any bytes. */
class PendingRowsTest {

    private static final PartnerRow ROWS =
            new PartnerRow(Validation.buildDefaultValidatorFactory().getValidator());

    @TempDir
    private Path root;

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final PendingRows pending = new PendingRows();

    @BeforeAll
    static void a_database_of_bytes() throws SQLException {
        Postgres.run("drop database if exists bytes");
        Postgres.run("create database bytes encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C' template template0");
    }

    @BeforeEach
    void an_empty_table() throws SQLException {
        database.setUrl(Postgres.url().replace("/postgres", "/bytes"));
        database.setUser("postgres");
        run("drop table if exists people");
        run("create table people (place int, ref text, name text, email text, extra text)");
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void people(int from, int to) throws SQLException {
        run("insert into people select i, 'R' || i, 'Ann', 'ann' || i || '@example.org', '' from generate_series("
                + from + ", " + to + ") i");
    }

    private Partner partner(int batch, String columns) {
        return new Folders(root)
                .partner("acme", Folders.yaml(database.getUrl()) + "batch: " + batch + "\n")
                .file("acme", "pending.sql", "select " + columns + " from people order by place")
                .only();
    }

    private List<String> reasons(Partner partner) throws SQLException {
        var reasons = new ArrayList<String>();
        for (var columns : pending.read(partner, database, ref -> false).rows()) {
            Row row = ROWS.toRow(partner, columns).orElseThrow();
            reasons.add(row instanceof NoSignup none ? none.reason() : "");
        }
        return reasons;
    }

    private List<Object> refs(PendingRows.Read read) {
        return read.rows().stream().map(row -> row.get("ref")).toList();
    }

    @Test
    void a_row_that_the_server_cannot_deliver_lets_those_before_it_through_and_is_told() throws SQLException {
        people(1, 45);
        run("update people set name = E'Zo\\xEB' where place = 42");
        var acme = partner(100, "ref, name, email");
        var read = pending.read(acme, database, ref -> false);
        assertThat(refs(read)).hasSize(40).endsWith("R40");
        assertThat(read.brokenOff().orElseThrow().getSQLState()).isEqualTo("22021");
        run("delete from people where place <= 40");
        assertThat(refs(pending.read(acme, database, ref -> false))).containsExactly("R41");
        run("delete from people where place = 41");
        assertThatThrownBy(() -> pending.read(acme, database, ref -> false)).isInstanceOf(SQLException.class);
    }

    @Test
    void a_value_of_a_type_that_is_no_text_makes_the_row_invalid_with_a_reason() throws SQLException {
        people(1, 1);
        var odd = Map.of(
                "array[1, 2]", "is of a type that has no plain text; cast it to text",
                "xmlparse(content '<a/>')", "is of a type that has no plain text; cast it to text",
                "'\\x00'::bytea", "is binary, not text",
                "'infinity'::timestamptz", "is no date of the years 1 to 9999",
                "'-infinity'::date", "is no date of the years 1 to 9999",
                "'NaN'::numeric", "is no number",
                "'Infinity'::float8", "is no number",
                "repeat('x', 1000000)", "has 1000000 characters, far too many",
                "json '[1]'", "");
        for (var one : odd.entrySet()) {
            assertThat(reasons(partner(10, "ref, name, email, " + one.getKey() + " as odd")))
                    .as(one.getKey())
                    .containsExactly(one.getValue().isEmpty() ? "" : "odd: " + one.getValue());
        }
    }

    @Test
    void rows_without_a_usable_ref_do_not_hide_those_behind_them() throws SQLException {
        people(1, 40);
        run("update people set ref = null where place <= 30");
        var acme = partner(10, "ref, name, email");
        var first = pending.read(acme, database, ref -> false);
        assertThat(first.rows()).isEmpty();
        assertThat(first.withoutRef()).isEqualTo(10);
        assertThat(first.first()).isEqualTo(1);
        assertThat(first.full() && first.further()).isTrue();
        pending.read(acme, database, ref -> false);
        pending.read(acme, database, ref -> false);
        var last = pending.read(acme, database, ref -> false);
        assertThat(refs(last)).hasSize(10).startsWith("R31");
        assertThat(last.withoutRef()).isEqualTo(30);
        assertThat(last.further()).isFalse();
    }

    @Test
    void rows_that_were_set_aside_do_not_hide_those_behind_them() throws SQLException {
        people(1, 6);
        var acme = partner(2, "ref, name, email");
        var aside = Set.of("R1", "R2", "R4");
        assertThat(refs(pending.read(acme, database, aside::contains))).isEmpty();
        var read = pending.read(acme, database, aside::contains);
        assertThat(refs(read)).containsExactly("R3");
        assertThat(read.full() && read.further()).isTrue();
        assertThat(refs(pending.read(acme, database, aside::contains))).containsExactly("R3", "R5");
    }

    @Test
    void huge_texts_are_not_kept_in_memory() throws SQLException {
        people(1, 60);
        run("update people set name = repeat('n', 1000000), extra = repeat('e', 1000000)");
        var columns = "ref, name, email, extra, extra as e2, extra as e3, extra as e4, extra as e5, extra as e6";
        assertThat(reasons(partner(60, columns)))
                .hasSize(60)
                .containsOnly("name: has 1000000 characters, far too many");
    }
}
