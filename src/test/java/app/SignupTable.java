package app;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A partner's table of sign-ups, in whatever database the partner has. */
public final class SignupTable {

    private final JdbcClient jdbc;

    private SignupTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One row as the partner sees it; what is not there is "". */
    public record Row(String ref, String status, String envelopeId, String reason, Instant statusAt) {}

    /** Makes the empty table in the database at that address. */
    public static SignupTable in(String database) {
        var table = on(database);
        table.run("""
                create table signups (
                    ref varchar(60) primary key, name varchar(500), email varchar(500), member_number varchar(60),
                    city varchar(60), template varchar(60), taken boolean not null default false, status varchar(20),
                    envelope_id varchar(40), reason varchar(500), status_at timestamp(6) null default null)
                """);
        return table;
    }

    /** Makes the table that the handbook shows in that section. */
    static SignupTable as(String section, String database) {
        var table = on(database);
        var page = Installation.read("docs/partners.md").split("\n## " + section + "\n")[1];
        table.run(ReadmeTest.all("(?ms)^```sql\n-- table\n(.*?);\n```$", page)
                .get(0)
                .group(1));
        return table;
    }

    private static SignupTable on(String database) {
        var user = database.contains("mariadb") ? "root" : "postgres";
        return new SignupTable(JdbcClient.create(new SingleConnectionDataSource(database, user, "", true)));
    }

    /** Runs a statement of the partner's own. */
    public void run(String sql, Object... parameters) {
        jdbc.sql(sql).params(parameters).update();
    }

    /** A new sign-up. */
    public SignupTable add(String ref, String name, String email) {
        return add(ref, name, email, "M-" + ref, "");
    }

    /** A new sign-up with its extra columns. */
    public SignupTable add(String ref, String name, String email, String memberNumber, String city) {
        run(
                "insert into signups (ref, name, email, member_number, city) values (?, ?, ?, ?, ?)",
                ref,
                name,
                email,
                memberNumber,
                city);
        return this;
    }

    /** All rows by ref. */
    public Map<String, Row> rows() {
        return jdbc
                .sql("select ref, status, envelope_id, reason, status_at from signups")
                .query((row, number) -> new Row(
                        row.getString(1),
                        text(row.getString(2)),
                        text(row.getString(3)),
                        text(row.getString(4)),
                        row.getTimestamp(5) == null
                                ? Instant.EPOCH
                                : row.getTimestamp(5).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::ref, Function.identity()));
    }

    /** How many rows have that status. */
    public long count(String status) {
        return rows().values().stream()
                .filter(row -> row.status().equals(status))
                .count();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
