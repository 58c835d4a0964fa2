package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to the databases while the service works. */
enum Outage {
    /** The server of both databases stops without a word, as in a power cut, and starts again. */
    RESTART,
    /** All connections of the service to its ledger are cut. */
    CUT,
    /** The partner's database cannot be reached. */
    PARTNER_AWAY;

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    void befall(Stage stage, Random random) throws InterruptedException {
        var length = Duration.ofSeconds(2 + random.nextInt(5));
        switch (this) {
            case RESTART -> restart(stage.ledger(), length);
            case CUT -> stage.ledger().sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                         where datname = current_database() and application_name like 'instance-%'
                        """).query(Integer.class).single();
            case PARTNER_AWAY -> {
                stage.partnerWire().cut();
                Patience.pause(length);
                stage.partnerWire().mend();
            }
        }
    }

    private static void restart(JdbcClient server, Duration length) throws InterruptedException {
        var data = Path.of(server.sql("show data_directory").query(String.class).single());
        try {
            var command = command(Files.readString(data.resolve("postmaster.opts")));
            var pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor(5, TimeUnit.SECONDS);
            var gone = Patience.until(
                    Duration.ofSeconds(60),
                    Duration.ofMillis(50),
                    () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
            if (!gone) {
                throw new IllegalStateException("the database does not stop");
            }
            Patience.pause(length);
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("restarted.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it was started; PostgreSQL refuses to run as root, so that a root of a name space of its own has to do. */
    private static List<String> command(String line) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        WORD.matcher(line.strip())
                .results()
                .forEach(word -> command.add(word.group(1) == null ? word.group(2) : word.group(1)));
        return command;
    }
}
