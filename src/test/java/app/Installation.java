package app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import sandbox.Identities;
import sandbox.Sandbox;
import sandbox.SandboxAccount;
import sandbox.SandboxEnvelope;
import sandbox.SandboxTemplate;
import sandbox.SandboxUser;

/** All examples that need no extra jar, put together in one service as they lie there, but for the addresses of others. */
final class Installation implements AutoCloseable {

    static final String OTHER_ACCOUNT = "33333333-3333-3333-3333-333333333333";
    private static final String OTHER_USER = "44444444-4444-4444-4444-444444444444";
    private static final String NIGHT = "22-23,0-5";

    final Path root;
    final Sandbox sandbox;
    final PartnerApi api = new PartnerApi("a token");
    final SignupTable rowing;
    final Service service;

    Installation(Path root) throws IOException {
        this.root = root;
        sandbox = Sandbox.start(Settings.docusign().withPeople(users(), accounts()));
        var database = Neighbours.mariaDb().database("examples_rowing");
        rowing = SignupTable.as("MariaDB and MySQL", database);
        rowing.run("alter table signups add column created_at datetime not null default '2026-05-01'");
        for (var example : List.of("json-folder", "csv-folder", "rest-partner", "second-account", "java-route")) {
            partners(example, text -> text);
        }
        partners("mariadb-nightly", text -> rowing(text, database));
        Files.createDirectories(root.resolve("routes"));
        for (var route : List.of(
                "json-folder/routes/people",
                "csv-folder/routes/members",
                "rest-partner/routes/gym",
                "webhook/routes/outcome-webhook",
                "mariadb-nightly/routes/outcomes")) {
            var name = Path.of(route).getFileName() + ".camel.yaml";
            Files.writeString(root.resolve("routes").resolve(name), here(read("examples/" + route + ".camel.yaml")));
        }
        service =
                Service.start(Settings.of(Neighbours.postgres().database("examples"), sandbox, root.resolve("partners"))
                        .set("routes-dir", "file:" + root.resolve("routes"))
                        .set("county.folder", root.resolve("county").toString())
                        .set("spring.config.additional-location", "file:examples/second-account/countersign.yaml"));
    }

    private static List<SandboxUser> users() {
        return Stream.of(Identities.USER_ID, OTHER_USER)
                .map(id -> new SandboxUser(id, "Desk", "desk@example.com", true))
                .toList();
    }

    private static List<SandboxAccount> accounts() {
        var tabs = List.of("member_number", "city");
        var roles = List.of(new SandboxTemplate.Role("signer", 1, tabs));
        return List.of(
                new SandboxAccount(
                        Identities.ACCOUNT_ID,
                        "main",
                        List.of(Identities.USER_ID),
                        List.of(new SandboxTemplate(Identities.MEMBERSHIP_TEMPLATE, "Membership", roles))),
                new SandboxAccount(
                        OTHER_ACCOUNT,
                        "second",
                        List.of(OTHER_USER),
                        List.of(new SandboxTemplate(Identities.TWO_SIGNERS_TEMPLATE, "Chess", roles))));
    }

    private void partners(String example, UnaryOperator<String> change) throws IOException {
        var partners = Path.of("examples", example, "partners");
        FileSystemUtils.copyRecursively(partners, root.resolve("partners"));
        try (var folders = Files.list(partners)) {
            for (var folder : folders.toList()) {
                var yaml =
                        root.resolve("partners").resolve(folder.getFileName()).resolve("partner.yaml");
                Files.writeString(yaml, change.apply(Files.readString(yaml)));
            }
        }
    }

    /** Its night is now. */
    private static String rowing(String text, String database) {
        var hour = ZonedDateTime.now(ZoneOffset.UTC).getHour();
        return replaced(
                text,
                Map.of(
                        "jdbc:mariadb://db.example.org:3306/rowing",
                        database,
                        "username: countersign",
                        "username: root",
                        "${ROWING_PASSWORD}",
                        "\"\"",
                        "\"0 * " + NIGHT,
                        "\"* * " + hour + "," + (hour + 1) % 24));
    }

    /** A partner that is like rowing, but whose night is far away. */
    void nightFarAway(String name) throws IOException {
        var hour = (ZonedDateTime.now(ZoneOffset.UTC).getHour() + 6) % 24;
        var beginning = root.resolve("partners/." + name);
        FileSystemUtils.copyRecursively(root.resolve("partners/rowing"), beginning);
        var yaml = beginning.resolve("partner.yaml");
        Files.writeString(yaml, Files.readString(yaml).replaceFirst("\"\\* \\* [0-9,]+", "\"* * " + hour));
        Files.move(beginning, root.resolve("partners").resolve(name));
    }

    private String here(String route) {
        var changes = new TreeMap<String, String>();
        changes.put("/var/spool", root.toString());
        changes.put("https://api.gym.example.org", api.address());
        changes.put("https://crm.example.org", api.address());
        changes.put("{{env:GYM_TOKEN}}", "a token");
        changes.put("{{env:WEBHOOK_TOKEN}}", "a token");
        changes.put("period: 60000", "period: 1000");
        changes.keySet().removeIf(text -> !route.contains(text));
        return replaced(route, changes);
    }

    /** Each must be there, so that an example that changes is noticed. */
    static String replaced(String text, Map<String, String> changes) {
        var changed = text;
        for (var change : changes.entrySet()) {
            if (!text.contains(change.getKey())) {
                throw new IllegalArgumentException("'" + change.getKey() + "' is not in " + text);
            }
            changed = changed.replace(change.getKey(), change.getValue());
        }
        return changed;
    }

    static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The envelopes of a sign-up. */
    List<SandboxEnvelope> envelopes(String key) {
        return sandbox.envelopes().stream()
                .filter(one -> one.customFields().containsValue(key))
                .toList();
    }

    @Override
    public void close() {
        service.close();
        api.close();
        sandbox.close();
    }
}
