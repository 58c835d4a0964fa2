package app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole service in a JVM of its own, as one of several replicas; its log goes to a file. */
final class Instance implements AutoCloseable {

    private final Process process;
    private final Path log;

    private Instance(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts one; it is ready when its log says so. */
    static Instance start(String name, Settings settings) {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                "app.Application"));
        command.addAll(List.of(settings.asArguments()));
        var log = Path.of("target", name + ".log");
        try {
            return new Instance(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(new File(log.toString()))
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether its log has that text. */
    boolean says(String text) {
        try {
            return Files.readString(log).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as kill -9 does. */
    void kill() {
        process.destroyForcibly();
        end();
    }

    private boolean end() {
        try {
            return process.waitFor(40, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        if (!end()) {
            process.destroyForcibly();
        }
    }
}
