package app;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo partner's table, filled with people of many scripts and a few rows that are no sign-ups. */
public final class AcmeTable {

    private static final List<String> NAMES = List.of(
            "Ada Byron",
            "Zoë 李",
            "Seán O'Brien",
            "Łukasz Żółć",
            "Nguyễn Thị Minh",
            "محمد العلي",
            "Мария Петрова",
            "山田 太郎",
            "김민수",
            "José Muñoz",
            "Ζωή Παπαδοπούλου",
            "Ingrid Ødegård",
            "अनिता शर्मा",
            "Dvořák, Antonín",
            "\"Robin\" <Hood>",
            "'; DROP TABLE signups;--");
    private static final List<String> CITIES = List.of("Graz", "São Paulo", "København", "大阪", "Kraków", "Cork");

    private final JdbcClient jdbc;

    /** @param database where the table is made */
    public AcmeTable(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** Makes the table with that many rows, about one in twenty of them no sign-up. */
    public void create(int rows) {
        jdbc.sql("""
                create table signups (
                    ref text primary key, name text, email text, member_number text, city text,
                    taken_at timestamptz, status text, envelope_id text, reason text, status_at timestamptz)
                """).update();
        for (var row = 1; row <= rows; row++) {
            insert(row);
        }
    }

    private void insert(int row) {
        var name = NAMES.get(row % NAMES.size());
        var email = "member" + row + "@example.org";
        switch (row % 100) {
            case 13 -> email = null;
            case 33 -> email = "not an address";
            case 53 -> name = "x".repeat(300);
            case 73 -> name = " ";
            case 93 -> name = "Bell\u0007 Ringer";
            default -> {}
        }
        jdbc.sql("insert into signups (ref, name, email, member_number, city) values (?, ?, ?, ?, ?)")
                .params("A-%05d".formatted(row), name, email, "M" + row, CITIES.get(row % CITIES.size()))
                .update();
    }

    /** How many rows have no outcome that ends their story. */
    public int open() {
        return jdbc.sql("select count(*) from signups where status is null or status = 'sent'")
                .query(Integer.class)
                .single();
    }

    /** How many rows there are by status, as one line. */
    public String summary() {
        return jdbc.sql("""
                select coalesce(status, case when taken_at is null then 'new' else 'waiting' end), count(*)
                  from signups group by 1 order by 2 desc
                """)
                .query((row, number) -> row.getInt(2) + " " + row.getString(1))
                .list()
                .toString();
    }
}
