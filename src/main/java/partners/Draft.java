package partners;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import partners.Table.Column;

/** Writes a partner's three statements for its table, as far as the columns' names tell what they are. */
final class Draft {

    private static final List<String> REF = List.of("ref", "reference", "id", "member_id", "number");
    private static final List<String> NAME =
            List.of("name", "full_name", "display_name", "member_name", "signer_name", "person_name");
    private static final List<String> EMAIL =
            List.of("email", "e_mail", "mail", "email_address", "mail_address", "member_email");
    private static final List<String> TAKEN = List.of("taken_at", "taken", "claimed_at", "claimed");
    private static final List<String> FIRST = List.of("first_name", "given_name");
    private static final List<String> LAST = List.of("last_name", "family_name", "surname");

    private final Table table;
    private final List<String> notes = new ArrayList<>();
    private final List<Column> used = new ArrayList<>();

    Draft(Table table) {
        this.table = table;
    }

    /** What the owner still has to do, in words; complete after all three were written. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    String claimed() {
        return "-- the ledger has the row: pending.sql must not return it again\n" + "update " + table.name() + " set "
                + taken(true) + " where " + ref() + " = :#ref\n";
    }

    String outcome() {
        return "-- what became of it: :#status, and if you like :#envelope_id, :#reason and :#occurred_at\n"
                + "update " + table.name() + "\n   set "
                + List.of("status", "envelope_id", "reason", "status_at").stream()
                        .map(this::told)
                        .collect(Collectors.joining(", "))
                + "\n where " + ref() + " = :#ref\n";
    }

    /** To be written last: every column that serves nothing else fills a text tab. */
    String pending() {
        var columns = new ArrayList<String>();
        columns.add(as(ref(), "ref"));
        columns.add(name());
        columns.add(as(column("email", EMAIL), "email"));
        var fields = table.columns().stream()
                .filter(column -> !used.contains(column) && column.isText())
                .map(this::field)
                .toList();
        return "-- rows that nobody has taken yet, oldest first"
                + (fields.isEmpty() ? "" : "; each of the second line fills the template's text tab of its name")
                + "\nselect " + String.join(", ", columns)
                + (fields.isEmpty() ? "" : ",\n       " + String.join(", ", fields))
                + "\n  from " + table.name() + "\n where " + taken(false) + "\n order by " + ref() + "\n";
    }

    private String ref() {
        var key = table.columns().stream()
                .filter(column -> column.name().equals(table.key()))
                .findFirst();
        return key.map(this::use).orElseGet(() -> column("ref", REF));
    }

    private String name() {
        var first = table.any(FIRST);
        var last = table.any(LAST);
        if (table.any(NAME).isEmpty() && first.isPresent() && last.isPresent()) {
            var one = use(first.get());
            var other = use(last.get());
            return table.kind() == DatabaseKind.ORACLE
                    ? one + " || ' ' || " + other + " as name"
                    : "concat(" + one + ", ' ', " + other + ") as name";
        }
        return as(column("name", NAME), "name");
    }

    private String column(String what, List<String> names) {
        return table.any(names).map(this::use).orElseGet(() -> missing(what));
    }

    private String told(String what) {
        return table.any(List.of(what)).map(this::use).orElseGet(() -> missing(what)) + " = :#"
                + what.replace("status_at", "occurred_at");
    }

    private String taken(boolean now) {
        var column = table.any(TAKEN);
        var sql = column.map(this::use).orElseGet(() -> missing("taken_at"));
        if (!column.map(Column::isYesOrNo).orElse(false)) {
            return sql + (now ? " = current_timestamp" : " is null");
        }
        var number = table.kind() == DatabaseKind.SQLSERVER || table.kind() == DatabaseKind.ORACLE;
        return sql + " = " + (number ? (now ? "1" : "0") : Boolean.toString(now));
    }

    private String missing(String what) {
        var note = "no column looks like " + what + ": add one to " + table.name()
                + ", or write in the statements what it is called";
        if (!notes.contains(note)) {
            notes.add(note);
        }
        return what;
    }

    private String use(Column column) {
        if (!used.contains(column)) {
            used.add(column);
        }
        return column.sql();
    }

    private String as(String sql, String label) {
        return sql.equalsIgnoreCase(label) ? sql : sql + " as " + label;
    }

    /** Oracle writes names in capitals, and a tab's label is rarely so. */
    private String field(Column column) {
        return Optional.of(column.sql())
                .filter(sql -> table.kind() != DatabaseKind.ORACLE)
                .orElseGet(() -> column.sql() + " as \"" + column.name().toLowerCase(Locale.ROOT) + "\"");
    }
}
