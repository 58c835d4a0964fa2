package ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a version of the service relies on in the ledger's tables: each part by its name, such as {@code column signup.ref},
 * with what it is, such as {@code text, never null}.
 */
record Schema(Map<String, String> parts) {

    private static final String NEVER_NULL = ", never null";
    private static final String FILLED = ", filled";

    private record Part(String name, String what) {}

    private static final String PARTS = """
            with ours as (
                select oid, relname as name from pg_class
                 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                   and relname <> 'flyway_schema_history')
            select 'column ' || t.name || '.' || a.attname as name,
                   format_type(a.atttypid, a.atttypmod)
                       || case when a.attnotnull then ', never null' else '' end
                       || case when a.atthasdef or a.attidentity <> '' then ', filled' else '' end as what
              from ours t join pg_attribute a on a.attrelid = t.oid where a.attnum > 0 and not a.attisdropped
            union all
            select 'function ' || proname || '(' || pg_get_function_identity_arguments(oid) || ')',
                   pg_get_function_result(oid)
              from pg_proc where pronamespace = 'public'::regnamespace
            union all
            select 'key ' || t.name || ' ' || substring(pg_get_indexdef(i.indexrelid) from ' USING (.*)'), 'unique'
              from ours t join pg_index i on i.indrelid = t.oid where i.indisunique
            union all
            select 'rule ' || t.name || '.' || k.conname,
                   regexp_replace(pg_get_constraintdef(k.oid), '\\s+', ' ', 'g')
              from ours t join pg_constraint k on k.conrelid = t.oid where k.contype in ('c', 'f', 'x')
            """;

    /** As the database has it now. */
    static Schema of(JdbcClient jdbc) {
        return new Schema(jdbc.sql(PARTS).query(Part.class).list().stream()
                .collect(Collectors.toMap(Part::name, Part::what, (one, same) -> one, TreeMap::new)));
    }

    static Schema read(Path file) throws IOException {
        return new Schema(Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" = ", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1], (one, same) -> one, TreeMap::new)));
    }

    String text() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + " = " + part.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** Why a service that knows only the older schema cannot work on this one; empty if it can. */
    Set<String> breaks(Schema older) {
        var broken = older.parts.entrySet().stream()
                .filter(part -> !part.getKey().startsWith("rule "))
                .filter(part -> !keeps(part.getKey(), part.getValue()))
                .map(part -> part.getKey() + " was " + part.getValue() + " and is " + parts.get(part.getKey()));
        var added = parts.entrySet().stream()
                .filter(part -> older.knowsTableOf(part.getKey()))
                .filter(part -> !part.getValue().equals(older.parts.get(part.getKey())))
                .filter(part -> refuses(part.getKey(), part.getValue(), older))
                .map(part -> part.getKey() + " is new: " + part.getValue());
        return Stream.concat(broken, added).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean keeps(String name, String what) {
        var now = parts.get(name);
        return what.equals(now) || name.startsWith("column ") && now != null && takesMore(what, now);
    }

    /** A column of the same type that may be null now, or has a value by itself now. */
    private static boolean takesMore(String what, String now) {
        return type(what).equals(type(now))
                && (what.contains(NEVER_NULL) || !now.contains(NEVER_NULL))
                && (now.contains(FILLED) || !what.contains(FILLED));
    }

    private static String type(String what) {
        return what.split(", (never null|filled)")[0];
    }

    /** A part of a table that an older service writes, which may refuse what it writes. */
    private static boolean refuses(String name, String what, Schema older) {
        if (name.startsWith("column ")) {
            return !older.parts.containsKey(name) && what.contains(NEVER_NULL) && !what.contains(FILLED);
        }
        return name.startsWith("key ") || name.startsWith("rule ");
    }

    private boolean knowsTableOf(String part) {
        var table = part.split("[ .]", 3)[1];
        return parts.keySet().stream().anyMatch(name -> name.startsWith("column " + table + "."));
    }
}
