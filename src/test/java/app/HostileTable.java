package app;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A partner's table that takes anything: no key, no lengths, and columns of types that are no text. */
final class HostileTable {

    private static final String COLUMNS = "ref, name, email, city, member_number";

    private final JdbcTemplate jdbc;

    private HostileTable(String database, String user, String create) {
        jdbc = new JdbcTemplate(new SingleConnectionDataSource(database, user, "", true));
        jdbc.execute(create);
    }

    static HostileTable onPostgres(String database) {
        var table = new HostileTable(
                database,
                "postgres",
                "create table signups (place serial, ref text, name text, email text, city text, member_number text,"
                        + " until timestamptz, taken boolean not null default false, status text, envelope_id text,"
                        + " reason text, status_at timestamptz)");
        table.run("create index on signups using hash (ref)");
        return table;
    }

    static HostileTable onMariaDb(String database) {
        return new HostileTable(
                database,
                "root",
                "create table signups (place int auto_increment primary key, ref longtext collate utf8mb4_bin,"
                        + " name longtext, email longtext, city longtext, member_number longtext, until date,"
                        + " raw varbinary(9), taken boolean not null default false, status text, envelope_id text,"
                        + " reason text, status_at datetime(6), key (ref(60)))");
    }

    void run(String sql, Object... parameters) {
        jdbc.update(sql, parameters);
    }

    void add(List<HostileRows.Row> rows) {
        jdbc.batchUpdate(
                "insert into signups (" + COLUMNS + ") values (?, ?, ?, ?, ?)",
                rows.stream()
                        .map(row -> new Object[] {row.ref(), row.name(), row.email(), row.extra(), row.ref()})
                        .toList());
    }

    void add(String ref, String name, String email) {
        run("insert into signups (ref, name, email) values (?, ?, ?)", ref, name, email);
    }

    /** What a row has been told, by ref: its status, and its reason if there is one. */
    Map<String, String> told() {
        return jdbc
                .query(
                        "select ref, status, reason from signups where status is not null",
                        (row, number) -> Map.entry(
                                row.getString(1),
                                row.getString(2) + (row.getString(3) == null ? "" : " " + row.getString(3))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    long taken() {
        return jdbc.queryForObject("select count(*) from signups where taken", Long.class);
    }
}
