package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads what all tests before it have logged: run after them, as part of {@code mvn verify}. */
class WholeLogTest {

    private static final Path REPORTS = Path.of("target", "surefire-reports");
    private static final Pattern LOGGED = Pattern.compile(
            "^(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z +[A-Z]+ |\\{\"@timestamp|\\d\\d:\\d\\d:\\d\\d\\.\\d+ \\[).*");
    private static final Pattern FORBIDDEN = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"
            + "|cs_[\\w-]{12}_[\\w-]{43}|Bearer |eyJ[\\w-]{10}|PRIVATE KEY|/signing/[0-9a-f-]{36}|/sign/[\\w-]{32}"
            + "|Ann Example|Bea Example|Wilhelmina");

    private static List<String> findings(Stream<String> lines) {
        return lines.filter(line -> LOGGED.matcher(line).matches())
                .filter(line -> FORBIDDEN.matcher(line).find())
                .toList();
    }

    @Test
    void a_line_with_an_address_a_key_or_a_link_would_be_found() {
        var line = "2026-11-23T00:10:53.866Z  INFO 1 --- [main] routes.Step : ";
        assertThat(findings(Stream.of(
                        line + "ann@example.org",
                        line + "Bearer x",
                        line + "https://sign.example.com/sign/" + "A".repeat(32),
                        line + "acme:A-1: fine",
                        "a test prints ann@example.org")))
                .hasSize(3);
    }

    @Test
    void no_log_line_of_any_test_names_a_person_or_shows_a_secret() throws IOException {
        var wrong = new ArrayList<String>();
        try (var reports = Files.list(REPORTS)) {
            var all = reports.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .toList();
            assertThat(all).as("run by mvn verify, after all tests").hasSizeGreaterThan(100);
            for (var report : all) {
                try (var lines = Files.lines(report, StandardCharsets.UTF_8)) {
                    findings(lines).forEach(line -> wrong.add(report.getFileName() + ": " + line));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
