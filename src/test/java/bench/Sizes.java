package bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What each table and index of a ledger takes. */
final class Sizes {

    private static final String NAME = "ledger size";

    private record Size(String name, long bytes) {}

    private Sizes() {}

    static void of(JdbcClient ledger, int rows, Report report) {
        var all = ledger.sql("""
                        select c.relname as name,
                               case c.relkind when 'r' then pg_table_size(c.oid) else pg_relation_size(c.oid) end as bytes
                          from pg_class c
                         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'i')
                         order by bytes desc
                        """).query(Size.class).list();
        var sum = all.stream().mapToLong(Size::bytes).sum();
        report.add(java.util.List.of(
                Figure.of(NAME, "all, with outcomes told", "a sign-up", "bytes", (double) sum / rows)));
        all.stream()
                .filter(one -> one.bytes() > rows)
                .map(one -> Figure.of(NAME, one.name(), "a sign-up", "bytes", (double) one.bytes() / rows))
                .forEach(one -> report.add(java.util.List.of(one)));
        report.atMost("ledger: bytes a completed sign-up", (double) sum / rows, 1500);
    }
}
