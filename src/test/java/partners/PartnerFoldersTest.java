package partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signup.SignupState;

class PartnerFoldersTest {

    private static final String URL = "jdbc:postgresql://db/acme";

    @TempDir
    private Path root;

    @Test
    void a_partner_that_says_little_gets_the_defaults() {
        var found = new Folders(root).partner("acme", Folders.yaml(URL)).read();
        assertThat(found.findings()).isEmpty();
        var acme = found.partners().get(0);
        assertThat(acme.enabled()).isTrue();
        assertThat(acme.schedule()).isEqualTo(new Schedule.Every(Duration.ofSeconds(30)));
        assertThat(acme.batch()).isEqualTo(500);
        assertThat(acme.account()).isEqualTo("main");
        assertThat(acme.templates()).containsExactly(Map.entry("", Folders.TEMPLATE));
        assertThat(acme.role()).isEqualTo("signer");
        assertThat(acme.delivery()).isEqualTo(Delivery.DIRECT);
        assertThat(acme.signing()).isEqualTo(Signing.EMAIL);
        assertThat(acme.emailSubject() + acme.emailBlurb()).isEmpty();
        assertThat(acme.share()).isEqualTo(1);
        assertThat(acme.outcomes()).hasSize(8).doesNotContain(SignupState.DELIVERED);
        assertThat(acme.pending())
                .isEqualTo(new SqlFile("pending.sql", "file:" + root + "/acme/pending.sql", Folders.PENDING));
    }

    @Test
    void every_key_is_read() {
        var acme = new Folders(root).partner("acme", """
                        enabled: false
                        database: {url: "jdbc:mariadb://db/acme", username: u, password: 0042}
                        schedule: "0 0 3 * * ?"
                        batch: 5000
                        account: second
                        templates: {gold: 11111111-2222-3333-4444-555555555555, silver: 11111111-2222-3333-4444-555555555556}
                        role: member
                        delivery: two-step
                        signing: hybrid
                        email: {subject: "Your contract: please sign", blurb: "Hello\\nthere"}
                        outcomes: [completed, declined]
                        share: 3
                        from: 2026-01-31
                        pause: 22:00-06:00
                        time-zone: Europe/Berlin
                        """).only();
        assertThat(acme.enabled()).isFalse();
        assertThat(acme.database().orElseThrow().password()).isEqualTo("0042");
        assertThat(acme.schedule()).isEqualTo(new Schedule.Cron("0 0 3 * * ?", ZoneId.of("Europe/Berlin")));
        assertThat(acme.batch()).isEqualTo(5000);
        assertThat(acme.account()).isEqualTo("second");
        assertThat(acme.templates()).containsOnlyKeys("gold", "silver");
        assertThat(acme.role()).isEqualTo("member");
        assertThat(acme.delivery()).isEqualTo(Delivery.TWO_STEP);
        assertThat(acme.signing()).isEqualTo(Signing.HYBRID);
        assertThat(acme.emailSubject()).isEqualTo("Your contract: please sign");
        assertThat(acme.emailBlurb()).isEqualTo("Hello\nthere");
        assertThat(acme.outcomes()).isEqualTo(Set.of(SignupState.COMPLETED, SignupState.DECLINED));
        assertThat(acme.share()).isEqualTo(3);
        assertThat(acme.from().orElseThrow()).hasToString("FirstDay[day=2026-01-31, zone=Europe/Berlin]");
        assertThat(acme.pause().orElseThrow()).hasToString("QuietHours[from=22:00, to=06:00, zone=Europe/Berlin]");
    }

    @Test
    void a_pause_can_stand_beside_or_below_the_schedule() {
        var every = new Schedule.Every(Duration.ofMinutes(5));
        var api = "template: " + Folders.TEMPLATE + "\n";
        assertThat(new Folders(root).api("a", api + "every: 5m").only().schedule())
                .isEqualTo(every);
        assertThat(new Folders(root)
                        .api("a", api + "schedule: {every: PT5M}")
                        .only()
                        .schedule())
                .isEqualTo(every);
    }

    @Test
    void a_partner_of_the_api_has_no_statements_and_no_outcomes() {
        var found =
                new Folders(root).api("web", "template: " + Folders.TEMPLATE).read();
        assertThat(found.findings()).isEmpty();
        var web = found.partners().get(0);
        assertThat(web.database()).isEmpty();
        assertThat(web.outcomes()).isEmpty();
        assertThat(web.pending()).isEqualTo(SqlFile.none("pending.sql"));
    }

    @Test
    void secrets_come_from_the_environment_and_from_files() throws IOException {
        var secret = Files.writeString(root.resolve("secret"), "s3cret word\n");
        var yaml = "database: {url: 'jdbc:postgresql://${HOST}/acme', username: '${USER}', password: 'file:" + secret
                + "'}\ntemplate: " + Folders.TEMPLATE;
        var acme = new Folders(root)
                .with(Map.of("HOST", "db7", "USER", "$1\\x"))
                .partner("acme", yaml)
                .only();
        var database = acme.database().orElseThrow();
        assertThat(database.url()).isEqualTo("jdbc:postgresql://db7/acme");
        assertThat(database.username()).isEqualTo("$1\\x");
        assertThat(database.password()).isEqualTo("s3cret word");
        assertThat(acme.toString() + database).doesNotContain("s3cret").doesNotContain("$1");
    }

    @Test
    void one_bad_folder_never_hurts_another() throws IOException {
        var folders = new Folders(root)
                .partner("acme", "batch: [")
                .partner("good", Folders.yaml(URL))
                .api("Bad Name", "template: " + Folders.TEMPLATE);
        Files.createDirectories(root.resolve("empty"));
        var found = folders.read();
        assertThat(found.partners()).extracting(Partner::name).containsExactly("good");
        assertThat(found.findings()).extracting(Finding::partner).containsExactly("Bad Name", "acme", "empty");
        assertThat(found.findings().get(2)).hasToString("partner empty: partner.yaml: is missing; write it");
    }

    @Test
    void a_mounted_config_map_is_read_through_its_links() throws IOException {
        new Folders(root.resolve("..2024_01_01")).partner("acme", Folders.yaml(URL));
        Files.createSymbolicLink(root.resolve("..data"), Path.of("..2024_01_01"));
        Files.createSymbolicLink(root.resolve("acme"), Path.of("..data/acme"));
        Files.createDirectories(root.resolve("flat"));
        for (var file : new String[] {"partner.yaml", "pending.sql", "claimed.sql", "outcome.sql"}) {
            Files.createSymbolicLink(root.resolve("flat/" + file), Path.of("../..data/acme/" + file));
        }
        var found = new Folders(root).read();
        assertThat(found.findings()).isEmpty();
        assertThat(found.partners()).extracting(Partner::name).containsExactly("acme", "flat");
        assertThat(found.partners().get(0).pending().location()).isEqualTo("file:" + root + "/acme/pending.sql");
    }

    @Test
    void a_directory_without_folders_or_that_is_not_there_is_a_finding() {
        assertThat(new Folders(root).read().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fails()).isFalse();
            assertThat(finding.toString()).startsWith("partners-dir: file:" + root + " holds no folder");
        });
        var found = new PartnerFolders(Set.of("main")).read("file:" + root + "/nowhere");
        assertThat(found.partners()).isEmpty();
        assertThat(found.findings()).singleElement().asString().startsWith("partners-dir: cannot read file:");
    }

    @Test
    void the_class_path_is_searched_past_this_packages_own_classes() {
        var found = new PartnerFolders(Set.of("main")).read("classpath:partners-example");
        assertThat(found.findings()).isEmpty();
        assertThat(found.partners()).singleElement().satisfies(partner -> {
            assertThat(partner.name()).isEqualTo("demo");
            assertThat(partner.claimed().location()).isEqualTo("classpath:partners-example/demo/claimed.sql");
            assertThat(partner.claimed().text()).contains(":#ref");
        });
        assertThat(new PartnerFolders(Set.of("main")).read("classpath:partners").findings())
                .noneMatch(finding -> finding.partner().contains("class"));
    }

    @Test
    void a_jar_is_searched_like_a_directory() throws IOException {
        var jar = root.resolve("app.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var entry :
                    new String[] {"partners/", "partners/Row.class", "partners/web/", "partners/web/partner.yaml"}) {
                out.putNextEntry(new JarEntry(entry));
                out.write(entry.endsWith("yaml") ? ("template: " + Folders.TEMPLATE).getBytes(UTF_8) : new byte[0]);
            }
        }
        var before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertThat(new PartnerFolders(Set.of("main"))
                            .read("classpath:partners")
                            .partners())
                    .extracting(Partner::name)
                    .contains("web");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
