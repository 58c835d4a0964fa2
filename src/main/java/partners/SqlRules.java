package partners;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds what a database would only say at night: the traps between a SQL file, Camel's sql component and the driver. */
final class SqlRules {

    private static final Map<String, List<String>> GIVEN = Map.of(
            Statements.PENDING, List.of(),
            Statements.CLAIMED, List.of("ref"),
            Statements.OUTCOME, List.of("ref", "status", "envelope_id", "reason", "occurred_at"));
    private static final Map<String, List<String>> NEEDED = Map.of(
            Statements.PENDING, List.of(),
            Statements.CLAIMED, List.of("ref"),
            Statements.OUTCOME, List.of("ref", "status"));

    private static final Pattern QUESTION = Pattern.compile("\\?\\??");
    private static final Pattern CAMELS_OWN = Pattern.compile(":\\?[\\w$]");
    private static final Pattern SECOND_STATEMENT = Pattern.compile(";(?=[\\s;]*[^\\s;])");
    private static final Pattern BLOCK =
            Pattern.compile("\\s*(begin|declare)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String file;
    private final SqlText sql;
    private final DatabaseKind kind;
    private final Findings findings;

    SqlRules(SqlFile file, DatabaseKind kind, Findings findings) {
        this.file = file.name();
        this.sql = new SqlText(file.text(), kind);
        this.kind = kind;
        this.findings = findings;
    }

    void check() {
        if (sql.code().isBlank()) {
            findings.fail(file, 0, "is empty", "write one SQL statement");
            return;
        }
        if (sql.text().startsWith("\uFEFF")) {
            findings.fail(file, 1, "begins with a byte order mark", "save it as UTF-8 without one");
        }
        checkParameters();
        checkHashes();
        checkQuestionMarks();
        checkSemicolons();
    }

    private void checkParameters() {
        var given = GIVEN.get(file);
        var used = new HashSet<String>();
        for (var parameter : sql.parameters()) {
            var name = parameter.group(1);
            var line = sql.lineAt(parameter.start());
            if (sql.code().charAt(parameter.start()) != ':') {
                fail(line, ":#" + name + " stands in quotes or in a comment", "take it out, or out of the quotes");
            } else if (!given.contains(name)) {
                fail(line, "unknown parameter :#" + name, advice(name, given));
            }
            used.add(name);
        }
        var missing = new ArrayList<>(NEEDED.get(file));
        missing.removeAll(used);
        missing.forEach(name -> fail(0, "missing parameter :#" + name, "the statement must use it"));
    }

    private static String advice(String name, List<String> given) {
        return given.isEmpty() ? "this statement gets none" : Nearest.advice(name, given);
    }

    private void checkHashes() {
        var rest = new StringBuilder(sql.text());
        sql.parameters().forEach(found -> rest.setCharAt(found.start() + 1, ' '));
        for (var line : linesOf(rest.toString(), Pattern.compile("#"))) {
            fail(line, "a '#' that begins no parameter", "Camel would make '?' of it; write :#name, chr(35) or --");
        }
    }

    private void checkQuestionMarks() {
        var lines = new TreeSet<Integer>();
        QUESTION.matcher(sql.code())
                .results()
                .filter(found ->
                        kind != DatabaseKind.POSTGRESQL || found.group().length() == 1)
                .forEach(found -> lines.add(sql.lineAt(found.start())));
        lines.addAll(linesOf(sql.text(), CAMELS_OWN));
        var todo = kind == DatabaseKind.POSTGRESQL ? "write :#name; the operator ? is written ??" : "write :#name";
        lines.forEach(line -> fail(line, "a '?' that nothing fills in", todo));
    }

    private void checkSemicolons() {
        if (kind == DatabaseKind.ORACLE && BLOCK.matcher(sql.code()).matches()) {
            return;
        }
        linesOf(sql.code(), SECOND_STATEMENT).stream()
                .limit(1)
                .forEach(line -> fail(line, "a second statement follows", "one file holds one statement"));
        var end = sql.code().stripTrailing();
        if (kind == DatabaseKind.ORACLE && end.endsWith(";")) {
            fail(sql.lineAt(end.length() - 1), "Oracle takes no semicolon at the end", "remove it");
        }
    }

    private Set<Integer> linesOf(String text, Pattern pattern) {
        var lines = new TreeSet<Integer>();
        pattern.matcher(text).results().forEach(found -> lines.add(sql.lineAt(found.start())));
        return lines;
    }

    private void fail(int line, String what, String todo) {
        findings.fail(file, line, what, todo);
    }
}
