package partners;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A partner's table as its database describes it.
 *
 * @param name as it is written in a statement
 * @param columns in the table's order
 * @param key the only column of its primary key, or ""
 * @param kind which SQL it understands
 */
record Table(String name, List<Column> columns, String key, DatabaseKind kind) {

    private static final Set<Integer> BINARY =
            Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.ARRAY, Types.STRUCT);

    /**
     * One column.
     *
     * @param name as the database has it
     * @param sql as it is written in a statement
     * @param type one of {@link Types}
     */
    record Column(String name, String sql, int type) {

        boolean isYesOrNo() {
            return type == Types.BIT || type == Types.BOOLEAN;
        }

        boolean isText() {
            return !BINARY.contains(type);
        }
    }

    /** Reads it; empty if there is no such table, or the user may not see it. */
    static Optional<Table> read(Connection connection, DatabaseKind kind, String named) throws SQLException {
        var meta = connection.getMetaData();
        var dot = named.lastIndexOf('.');
        var schema = dot < 0 ? null : named.substring(0, dot);
        var table = named.substring(dot + 1);
        for (var spelt : Stream.of(table, table.toLowerCase(Locale.ROOT), table.toUpperCase(Locale.ROOT))
                .distinct()
                .toList()) {
            var columns = columns(meta, connection.getCatalog(), schema(meta, connection, schema), spelt, kind);
            if (!columns.isEmpty()) {
                var name = (schema == null ? "" : quoted(schema, kind, meta) + ".") + quoted(spelt, kind, meta);
                return Optional.of(new Table(name, columns, key(meta, connection, schema, spelt), kind));
            }
        }
        return Optional.empty();
    }

    /** The user's own, so that a namesake in another schema is not mixed in. */
    private static String schema(DatabaseMetaData meta, Connection connection, String named) throws SQLException {
        if (named == null) {
            return connection.getSchema();
        }
        return meta.storesUpperCaseIdentifiers() ? named.toUpperCase(Locale.ROOT) : named;
    }

    private static List<Column> columns(
            DatabaseMetaData meta, String catalog, String schema, String table, DatabaseKind kind) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var result =
                meta.getColumns(catalog, schema, table.replace("_", meta.getSearchStringEscape() + "_"), null)) {
            while (result.next()) {
                var name = result.getString("COLUMN_NAME");
                columns.add(new Column(name, quoted(name, kind, meta), result.getInt("DATA_TYPE")));
            }
        }
        return List.copyOf(columns);
    }

    private static String key(DatabaseMetaData meta, Connection connection, String schema, String table)
            throws SQLException {
        var names = new ArrayList<String>();
        try (var result = meta.getPrimaryKeys(connection.getCatalog(), schema(meta, connection, schema), table)) {
            while (result.next()) {
                names.add(result.getString("COLUMN_NAME"));
            }
        }
        return names.size() == 1 ? names.get(0) : "";
    }

    private static String quoted(String name, DatabaseKind kind, DatabaseMetaData meta) throws SQLException {
        var plain =
                switch (kind) {
                    case POSTGRESQL -> "[a-z_][a-z0-9_]*";
                    case ORACLE -> "[A-Z][A-Z0-9_]*";
                    default -> "[A-Za-z_][A-Za-z0-9_]*";
                };
        var quote = meta.getIdentifierQuoteString();
        return name.matches(plain) ? name : quote + name.replace(quote, quote + quote) + quote;
    }

    /** The first column of one of these names, letter case and underscores aside. */
    Optional<Column> any(List<String> names) {
        return names.stream()
                .flatMap(name ->
                        columns.stream().filter(column -> plain(column.name()).equals(plain(name))))
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "");
    }
}
