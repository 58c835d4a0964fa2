package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import sandbox.Sandbox;

/** The jar as it is shipped, with jars beside it: run when it was packaged, as part of {@code mvn verify}. */
class ExtraJarTest {

    private static final Path JAR = Path.of("target/countersign.jar");
    private static final Path EXTRA = Path.of("target/extra");
    private static final String SERVICES = "META-INF/services/org/apache/camel/";

    /** Come with Camel's core, and are of no use in a route of an integrator. */
    private static final Set<String> CORE = Set.of(
            "bean",
            "browse",
            "class",
            "controlbus",
            "dataformat",
            "dataset",
            "dataset-test",
            "language",
            "mock",
            "ref",
            "rest",
            "rest-api",
            "saga",
            "scheduler",
            "spring-event",
            "stub",
            "validator",
            "xslt");

    @TempDir
    private Path root;

    private Process java(String log, String... command) throws IOException {
        var all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1"));
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve(log).toFile())
                .start();
    }

    private String end(String log, Process process) throws Exception {
        if (!process.waitFor(300, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("does not end");
        }
        return Files.readString(root.resolve(log));
    }

    @Test
    void a_component_in_a_folder_reads_csv_files_from_an_sftp_server() throws Exception {
        var partners = root.resolve("partners");
        FileSystemUtils.copyRecursively(Path.of("examples/csv-sftp/partners"), partners);
        try (var files = SftpServer.start(root.resolve("remote"), "countersign", "a password");
                var sandbox = Sandbox.start(Settings.docusign())) {
            var route = Installation.replaced(
                    Installation.read("examples/csv-sftp/routes/members.camel.yaml"),
                    Map.of(
                            "files.example.org:22",
                            "localhost:" + files.port(),
                            "{{env:MEMBERS_PASSWORD}}",
                            "a password",
                            "/etc/countersign/known_hosts",
                            files.knownHosts(root.resolve("known_hosts")),
                            "delay: 60000",
                            "delay: 500"));
            Files.createDirectories(root.resolve("routes"));
            Files.writeString(root.resolve("routes/members.camel.yaml"), route);
            var outgoing = Files.createDirectories(root.resolve("remote/outgoing"));
            Files.writeString(
                    outgoing.resolve("march.csv"),
                    "number,name,email,member_number,city\nS1,Ann Example,s1@example.org,M-1,Gent\n");
            var settings = Settings.of(Neighbours.postgres().database("extra_jars"), sandbox, partners)
                    .set("routes-dir", "file:" + root.resolve("routes"));
            var command = new ArrayList<>(List.of("-Dloader.path=" + EXTRA, "-jar", JAR.toString()));
            command.addAll(List.of(settings.asArguments()));
            var service = java("service.log", command.toArray(String[]::new));
            try {
                await().atMost(Duration.ofSeconds(300))
                        .until(() ->
                                sandbox.envelopes().size() == 1 && Files.exists(outgoing.resolve(".done/march.csv")));
            } finally {
                service.destroy();
                assertThat(end("service.log", service)).doesNotContain("@example.org", "a password");
            }
        }
    }

    @Test
    void a_driver_is_found_on_the_class_path_of_the_image_and_not_without_it() throws Exception {
        assertThat(Installation.read("Dockerfile"))
                .contains("\"-cp\", \"/app/countersign.jar:/opt/countersign/lib/*\", \"app.Application\"");
        end(
                "extract.log",
                java(
                        "extract.log",
                        "-Djarmode=tools",
                        "-jar",
                        JAR.toString(),
                        "extract",
                        "--destination",
                        "" + root.resolve("app")));
        PartnerFolder.in(root.resolve("partners"), "rowing", "jdbc:mysql://localhost:1/rowing");
        var classPath = root.resolve("app/countersign.jar") + File.pathSeparator;
        try (var sandbox = Sandbox.start(Settings.docusign())) {
            var settings =
                    Settings.of(Neighbours.postgres().database("extra_driver"), sandbox, root.resolve("partners"));
            assertThat(check(settings, "with.log", classPath + EXTRA + "/*"))
                    .contains("partner rowing: ")
                    .doesNotContain("no driver for jdbc:mysql");
            assertThat(check(settings, "without.log", classPath)).contains("no driver for jdbc:mysql");
        }
    }

    private String check(Settings settings, String log, String classPath) throws Exception {
        var command = new ArrayList<>(List.of("-cp", classPath, "app.Application", "check"));
        command.addAll(List.of(settings.asArguments()));
        return end(log, java(log, command.toArray(String[]::new)));
    }

    @Test
    void the_handbook_lists_the_components_of_the_jar_and_the_extra_jars_that_were_tried() throws Exception {
        var listed = ReadmeTest.all(
                        "(?s)The jar has Camel's (.*?), and the data format",
                        Installation.read("docs/routes.md").replace('\n', ' '))
                .get(0)
                .group(1);
        var told = new TreeSet<String>();
        ReadmeTest.all("`([a-z-]+)`", listed).forEach(word -> told.add(word.group(1)));
        assertThat(told).isEqualTo(shipped("component"));
        assertThat(shipped("dataformat")).containsExactly("jackson");
        var wanted =
                ReadmeTest.all("-Dartifact=[\\w.-]+:([\\w-]+):([\\w.]+)", Installation.read("examples/README.md"))
                        .stream()
                        .map(found -> found.group(1) + "-" + found.group(2) + ".jar")
                        .filter(jar -> !jar.contains("kafka"))
                        .toList();
        assertThat(wanted)
                .hasSize(3)
                .allSatisfy(jar -> assertThat(EXTRA.resolve(jar)).exists());
    }

    /** What jars within the jar announce. */
    private static Set<String> shipped(String kind) throws IOException {
        var found = new TreeSet<String>();
        try (var jar = new ZipFile(JAR.toFile())) {
            for (var entry : jar.stream()
                    .filter(one -> one.getName().contains("/camel-"))
                    .toList()) {
                try (var inner = new ZipInputStream(jar.getInputStream(entry))) {
                    for (ZipEntry one = inner.getNextEntry(); one != null; one = inner.getNextEntry()) {
                        var name = one.getName();
                        if (name.startsWith(SERVICES + kind + "/") && !name.endsWith("/")) {
                            found.add(name.substring((SERVICES + kind + "/").length()));
                        }
                    }
                }
            }
        }
        found.removeAll(CORE);
        return found;
    }
}
