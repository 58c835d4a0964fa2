package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own, which can be killed, frozen, thawed and stopped. */
final class Instance {

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Instance::killAll));
    }

    /** Kills what still runs, whatever happened. */
    static void killAll() {
        RUNNING.forEach(Process::destroyForcibly);
        RUNNING.clear();
    }

    private final Process process;
    private final Path log;

    private Instance(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts that command; what it says goes into the log. */
    static Instance start(List<String> command, Map<String, String> environment, Path log) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            RUNNING.add(process);
            return new Instance(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it has read its partners, and so has begun to work. */
    boolean awaitUp(Duration most) {
        return Patience.until(most, Duration.ofMillis(100), () -> !process.isAlive() || says(" partners from "))
                && process.isAlive();
    }

    private boolean says(String words) {
        try {
            return Files.readString(log).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it ends by itself in time. */
    boolean awaitEnd(Duration most) throws InterruptedException {
        return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    Path log() {
        return log;
    }

    /** SIGKILL: nothing is said to anybody. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
        RUNNING.remove(process);
    }

    /** SIGSTOP: it stands still wherever it is, and does not know it. */
    void freeze() throws InterruptedException {
        signal("STOP");
    }

    /** SIGCONT: it goes on as if no time had passed. */
    void thaw() throws InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM: whether it ended by itself in time. */
    boolean stop(Duration most) throws InterruptedException {
        process.destroy();
        var ended = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
        kill();
        return ended;
    }
}
