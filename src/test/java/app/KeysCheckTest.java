package app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import partners.Finding;

/** What would stop a start is said before it. */
class KeysCheckTest {

    private static List<String> wrong(String... arguments) {
        var findings = new ArrayList<Finding>();
        var keys = new KeysCheck(ServiceSettings.read(List.of(arguments)), findings::add);
        keys.directories();
        keys.others();
        return findings.stream().map(Finding::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retention.people=1d            | retention: retention.people is at least 7d",
                "retention.pepole=400d          | retention.pepole: is no key of ours",
                "retention.history=soon         | retention.history: has a value that does not fit",
                "reconcile.from=31.1.2026       | reconcile: reconcile.from is a day as",
                "reconcile.schedule=61 * * * * ?| reconcile.schedule: is no Quartz cron expression",
                "reconcile.schedule=0 0 0 1 1 ? 2001| reconcile.schedule: never comes again",
                "reconcile.overlop=1h           | reconcile.overlop: is no key of ours",
                "api.patience=long              | api.patience: has a value that does not fit",
                "api.cors-origins=*             | api: api.cors-origins: name each site",
                "admin.username=a:b             | admin: admin.username must not contain a colon",
                "documents.fodler=/x            | documents.fodler: is no key of ours",
                "partners-reload=often          | partners-reload: has a value that does not fit",
                "management.tracing.sampling.probability=all| management.tracing.sampling.probability: has a value",
            })
    void a_key_that_would_stop_a_start_is_named(String key, String told) {
        assertThat(wrong("--" + key.strip())).singleElement().asString().startsWith(told.strip());
    }

    @Test
    void the_command_looks_at_them_before_anybody_is_asked() {
        var printed = new ByteArrayOutputStream();
        var arguments = new String[] {"--retention.pepole=400d", "--partners-dir=file:nowhere"};
        assertThat(CheckCommand.run(arguments, new PrintStream(printed, true, UTF_8)))
                .isEqualTo(1);
        assertThat(printed.toString(UTF_8)).contains("fail  retention.pepole: is no key of ours");
    }

    @Test
    void the_defaults_are_in_order() {
        assertThat(wrong()).isEmpty();
    }
}
