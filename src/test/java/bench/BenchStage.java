package bench;

import app.Keys;
import app.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Around all measures: a durable PostgreSQL, the fast stand-in for DocuSign, and a folder that is gone afterwards. */
final class BenchStage implements AutoCloseable {

    /** What the service's JVM has in its pod: the chart's limit and share, and the collector that it picks there. */
    static final List<String> JVM =
            List.of("-Xmx460m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Duser.timezone=UTC");

    private final Path folder;
    private final Path logs;
    private final Keys keys;
    private final Postgres postgres;
    private final Child docusign;
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread goodbye = new Thread(this::leave);

    BenchStage(BenchOptions options) {
        this(options, Map.of());
    }

    /** @param settings of PostgreSQL */
    BenchStage(BenchOptions options, Map<String, String> settings) {
        try {
            this.folder = Files.createTempDirectory("countersign-bench");
            this.logs = Files.createDirectories(Path.of("target", "bench", "logs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.keys = Keys.in(folder);
        var all = new HashMap<>(settings);
        if (options.statements()) {
            all.put("shared_preload_libraries", "pg_stat_statements");
            all.put("pg_stat_statements.track_planning", "on");
        }
        this.postgres = Postgres.start(all);
        this.docusign = Child.start(java(List.of("-Xmx256m"), "rivals.FastDocuSign"), log("docusign"));
        this.address = URI.create("http://127.0.0.1:" + docusign.awaitSaid("port "));
        Runtime.getRuntime().addShutdownHook(goodbye);
    }

    /** A command that runs one of our own classes. */
    static List<String> java(List<String> flags, String... words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(words));
        return command;
    }

    Path folder() {
        return folder;
    }

    Path log(String name) {
        return logs.resolve(name + ".log");
    }

    Keys keys() {
        return keys;
    }

    URI docusign() {
        return address;
    }

    long docusignPid() {
        return docusign.pid();
    }

    Postgres postgres() {
        return postgres;
    }

    JdbcClient sql(String database) {
        return JdbcClient.create(postgres.dataSource(database));
    }

    /** Vacuums these databases; answers the CPU seconds that it took. */
    double vacuum(List<String> databases) {
        var pid = postgresPid();
        var before = Cpu.seconds(pid);
        databases.forEach(database -> sql(database).sql("vacuum analyze").update());
        return Cpu.seconds(pid) - before;
    }

    /** The process that all of PostgreSQL's descend from. */
    long postgresPid() {
        var backend =
                sql("postgres").sql("select pg_backend_pid()").query(Long.class).single();
        return ProcessHandle.of(backend)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElseGet(() -> Long.parseLong(sql("postgres")
                        .sql("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)")
                        .query(String.class)
                        .single()));
    }

    /** What the stand-in has counted. */
    record Served(int created, int distinct, int doubled, int pages) {}

    /** From now on the stand-in answers after so many milliseconds and counts anew. */
    void begin(int delay) {
        ask("/bench/begin?delay=" + delay);
    }

    /** From now on the stand-in lists all envelopes as signed; answers when that was. */
    long complete() {
        ask("/bench/complete");
        return System.nanoTime();
    }

    Served served() {
        var counts = Arrays.stream(ask("/bench/served").split(" "))
                .map(Integer::valueOf)
                .toList();
        return new Served(counts.get(0), counts.get(1), counts.get(2), counts.get(3));
    }

    private String ask(String path) {
        try {
            return http.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(goodbye);
        leave();
    }

    private void leave() {
        docusign.close();
        postgres.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
