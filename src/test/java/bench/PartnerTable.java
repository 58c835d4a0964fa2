package bench;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The partner's side: a table that fills while the service is being killed, and what it was told in the end. */
final class PartnerTable {

    /** One row that is a sign-up, and what its partner knows of it. */
    record Told(String ref, String status, String envelope) {}

    private final JdbcClient jdbc;
    private int rows;

    PartnerTable(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    void create() {
        jdbc.sql("""
                create table signups (
                    ref text primary key, name text, email text, member_number text, city text,
                    taken_at timestamptz, status text, envelope_id text, reason text, status_at timestamptz)
                """).update();
    }

    /** That many more rows; one in fifty has no address. */
    synchronized void add(int more) {
        Patience.again(() -> jdbc.sql("""
                insert into signups (ref, name, email, member_number, city)
                select 'C-' || n, 'Member ' || n,
                       case when n % 50 = 0 then null else 'member' || n || '@example.org' end, 'M' || n, 'Graz'
                  from generate_series(cast(? as int), cast(? as int)) n
                on conflict do nothing
                """).params(rows + 1, rows + more).update());
        rows += more;
    }

    synchronized int rows() {
        return rows;
    }

    /** How many rows nobody has taken yet. */
    int untaken() {
        return count("select count(*) from signups where taken_at is null");
    }

    /** How many rows were told anything. */
    int told() {
        return count("select count(*) from signups where status is not null");
    }

    /** How many rows have no outcome that ends their story. */
    int open() {
        return count("select count(*) from signups where status is null or status in ('sent', 'delivered')");
    }

    List<Told> signups() {
        return jdbc.sql("""
                select ref, coalesce(status, '') as status, coalesce(envelope_id, '') as envelope from signups
                 where email is not null
                """).query(Told.class).list();
    }

    /** Rows without an address that were not told so. */
    int invalidUntold() {
        return count("select count(*) from signups where email is null and status is distinct from 'invalid'");
    }

    /** Offers again what was taken and has no ending, as an operator does after the ledger was restored. */
    int offerAgain(String takenAfter) {
        return jdbc.sql("update signups set taken_at = null where taken_at > cast(? as timestamptz)")
                .params(takenAfter)
                .update();
    }

    String now() {
        return jdbc.sql("select clock_timestamp()::text").query(String.class).single();
    }

    private int count(String sql) {
        return Patience.again(() -> jdbc.sql(sql).query(Integer.class).single());
    }
}
