package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from nothing to a signed contract, command by command as the handbook has it, with the packaged jar. */
class FirstPartnerJarTest {

    private static final String LEDGER = "jdbc:postgresql://localhost:5432/countersign";

    @TempDir
    private Path root;

    private final List<Process> running = new ArrayList<>();
    private final Map<String, String> changes = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();

    @AfterEach
    void end() throws InterruptedException {
        for (var process : running) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        for (var process : running) {
            process.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private Process begin(String command) throws IOException {
        var builder = new ProcessBuilder("bash", "-c", command).directory(root.toFile());
        builder.environment().putAll(variables);
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Xmx256m -XX:TieredStopAtLevel=1");
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().put("MANAGEMENT_SERVER_PORT", "0");
        builder.environment()
                .put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
        var log = root.resolve("log-" + running.size() + ".txt").toFile();
        var process = builder.redirectErrorStream(true).redirectOutput(log).start();
        running.add(process);
        return process;
    }

    private String said(int number) {
        return Installation.read(root.resolve("log-" + number + ".txt").toString());
    }

    private void run(String command) throws Exception {
        var process = begin(command);
        assertThat(process.waitFor(300, TimeUnit.SECONDS))
                .as("%s ends", command)
                .isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", command, said(running.size() - 1))
                .isZero();
    }

    /** The commands in their order; addresses of this machine's databases are those of the test. */
    private List<String> commands() throws IOException {
        return ReadmeTest.pieces(Path.of("docs/first-partner.md"), "sh").stream()
                .flatMap(String::lines)
                .map(this::here)
                .toList();
    }

    private String here(String text) {
        var changed = text;
        for (var change : changes.entrySet()) {
            changed = changed.replace(change.getKey(), change.getValue());
        }
        return changed;
    }

    @Test
    void ten_commands_lead_from_nothing_to_a_signed_contract() throws Exception {
        var club = Neighbours.postgres().database("first_partner_club");
        var table = SignupTable.as("PostgreSQL", club);
        table.run("insert into signups (ref, name, email, member_number, city)"
                + " values ('F1', 'Ann Example', 'f1@example.org', 'M-1', 'Gent')");
        changes.put("jdbc:postgresql://localhost:5432/club", "'" + club + "'");
        changes.put(LEDGER, Neighbours.postgres().database("first_partner_ledger"));
        changes.put("username: countersign", "username: postgres");
        changes.put("8090", Integer.toString(FreePort.any()));
        changes.put("5s..30s", "1s..2s");
        Files.createSymbolicLink(root.resolve("target"), Path.of("target").toAbsolutePath());
        Files.createSymbolicLink(root.resolve("examples"), Path.of("examples").toAbsolutePath());
        var commands = commands();
        assertThat(commands).hasSize(10);
        for (var command : commands) {
            follow(command);
        }
        await().atMost(Duration.ofSeconds(300))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> "completed".equals(table.rows().get("F1").status()));
        assertThat(running).as("it starts as it was prepared").anyMatch(this::isPrepared);
        assertThat(root.resolve("partners/rowing/pending.sql")).content().contains("member_number", "city");
    }

    private boolean isPrepared(Process process) {
        return said(running.indexOf(process)).contains("Starting AOT-processed Application");
    }

    private void follow(String command) throws Exception {
        if (command.startsWith("export ")) {
            for (var one : command.substring(7).split(" ")) {
                variables.put(one.split("=")[0], one.split("=")[1]);
            }
        } else if (command.startsWith("openssl")) {
            Files.copy(Neighbours.keys().privateKey(), root.resolve("private.key")); // not every machine has it
        } else if (command.matches(".*(sandbox --|jar --spring).*")) {
            begin(command);
        } else if (!command.matches("(mvn|psql) .*")) { // packaged by the check; made by the test's own server
            run(command);
        }
        if (command.startsWith("cp ")) {
            var file = root.resolve("countersign.yaml");
            Files.writeString(file, here(Files.readString(file)));
        }
    }
}
