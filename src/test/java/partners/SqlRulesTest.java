package partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlRulesTest {

    private static final String WHERE = " where ref = :#ref";

    private static List<String> rules(String file, String sql, DatabaseKind kind) {
        var findings = new Findings("acme");
        new SqlRules(new SqlFile(file, "", sql), kind, findings).check();
        return findings.all().stream()
                .map(Finding::toString)
                .map(text -> text.replace("partner acme: " + file, "").strip())
                .toList();
    }

    private static List<String> claimed(String sql) {
        return rules("claimed.sql", sql, DatabaseKind.POSTGRESQL);
    }

    @Test
    void good_statements_pass() {
        assertThat(claimed(
                        "-- marks # one? row;\nupdate p set x = 'a;b''c -- ?', y = \"q?\" " + WHERE + " ;\n-- end\n"))
                .isEmpty();
        assertThat(claimed("update p set x = $$ a;b ? $$, y = e'\\'?' /* ; ? */ where ref = :#ref::uuid;"))
                .isEmpty();
        assertThat(claimed("update p set x = data ?? 'k'" + WHERE)).isEmpty();
        assertThat(rules("claimed.sql", "update p set x = 'it\\'s; ?'" + WHERE, DatabaseKind.MARIADB))
                .isEmpty();
        assertThat(rules("claimed.sql", "update [a?;b] set x = 1" + WHERE, DatabaseKind.SQLSERVER))
                .isEmpty();
        assertThat(rules("claimed.sql", "begin mark(:#ref); end;", DatabaseKind.ORACLE))
                .isEmpty();
        assertThat(rules("pending.sql", "select 1", DatabaseKind.OTHER)).isEmpty();
        assertThat(rules(
                        "outcome.sql",
                        "update p set a=:#status,b=:#envelope_id,c=:#reason,d=:#occurred_at" + WHERE,
                        DatabaseKind.MYSQL))
                .isEmpty();
    }

    @Test
    void an_empty_file_is_told() {
        assertThat(claimed(" \n")).containsExactly(": is empty; write one SQL statement");
        assertThat(claimed("-- later\n/* or never */")).containsExactly(": is empty; write one SQL statement");
    }

    @Test
    void a_hash_that_camel_would_turn_into_a_question_mark_is_told() {
        var todo = "a '#' that begins no parameter; Camel would make '?' of it; write :#name, chr(35) or --";
        assertThat(claimed("-- fine: #1\nupdate p\nset x = '#1'" + WHERE)).containsExactly("line 3: " + todo);
        assertThat(claimed("update p set x = a # b" + WHERE)).containsExactly("line 1: " + todo);
        assertThat(claimed("update p set x = 1 # mysql's comment\n" + WHERE)).containsExactly("line 1: " + todo);
    }

    @Test
    void a_question_mark_that_nothing_fills_in_is_told() {
        assertThat(claimed("update p set x = 1\n\nwhere ref = :#ref and y = ?"))
                .containsExactly("line 3: a '?' that nothing fills in; write :#name; the operator ? is written ??");
        assertThat(claimed("update p set x = 'a:?b'" + WHERE)).hasSize(1);
    }

    @Test
    void a_second_statement_is_told_and_a_semicolon_at_the_end_is_not() {
        assertThat(claimed("update p set x = 1" + WHERE + ";\n\ndelete from p"))
                .containsExactly("line 1: a second statement follows; one file holds one statement");
        assertThat(rules("claimed.sql", "update p set x = 1" + WHERE + ";", DatabaseKind.ORACLE))
                .containsExactly("line 1: Oracle takes no semicolon at the end; remove it");
    }

    @Test
    void a_parameter_that_is_missing_unknown_or_quoted_is_told() {
        assertThat(claimed("update p set x = 1"))
                .containsExactly(": missing parameter :#ref; the statement must use it");
        assertThat(rules("outcome.sql", "update p set s = :#state" + WHERE, DatabaseKind.OTHER))
                .containsExactly(
                        "line 1: unknown parameter :#state; did you mean 'status'?",
                        ": missing parameter :#status; the statement must use it");
        assertThat(claimed("update p set x = 1\nwhere ref = ':#ref'"))
                .containsExactly("line 2: :#ref stands in quotes or in a comment; take it out, or out of the quotes");
        assertThat(claimed("update p set x = 1 -- by :#ref\n" + WHERE)).hasSize(1);
        assertThat(claimed("update p set x = :#${body.ref}" + WHERE))
                .containsExactly("line 1: unknown parameter :#${body.ref}; known: ref");
        assertThat(rules("pending.sql", "select ref, name, email from p where x = :#ref", DatabaseKind.OTHER))
                .containsExactly("line 1: unknown parameter :#ref; this statement gets none");
    }

    @Test
    void a_long_statement_is_read_quickly() {
        var literal = "'" + "x''".repeat(200_000) + "'";
        assertThat(claimed("update p set x = " + literal + WHERE)).isEmpty();
        assertThat(rules(
                        "claimed.sql", "update p set x = '" + "\\'x".repeat(200_000) + "'" + WHERE, DatabaseKind.MYSQL))
                .isEmpty();
    }
}
