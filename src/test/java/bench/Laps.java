package bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A partner's table before and after a lap. */
final class Laps {

    private Laps() {}

    /** Makes the table, with an index that makes pending rows cheap to find for everybody. */
    static void table(JdbcClient partner) {
        partner.sql("""
                create table signups (
                    ref text primary key, name text, email text, member_number text, city text,
                    taken_at timestamptz, status text, envelope_id text, reason text, status_at timestamptz)
                """).update();
        partner.sql("create index signups_pending on signups (ref) where taken_at is null")
                .update();
    }

    /** Other rows than ever before, and a database that has nothing left to do. */
    static void fill(JdbcClient partner, int from, int rows) {
        partner.sql("truncate signups").update();
        partner.sql("""
                insert into signups (ref, name, email, member_number, city)
                select 'C-' || n, 'Member ' || n, 'member' || n || '@example.org', 'M' || n, 'Graz'
                  from generate_series(cast(? as int), cast(? as int)) n
                """).params(from, from + rows - 1).update();
        partner.sql("vacuum analyze signups").update();
        partner.sql("checkpoint").update();
    }

    static int recorded(JdbcClient partner) {
        return partner.sql("select count(distinct envelope_id) from signups where status = 'sent'")
                .query(Integer.class)
                .single();
    }

    /** @throws IllegalStateException if the numbers differ */
    static void same(String what, int wanted, int is) {
        if (wanted != is) {
            throw new IllegalStateException(what + ": " + is + " instead of " + wanted);
        }
    }
}
