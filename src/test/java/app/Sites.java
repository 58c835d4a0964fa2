package app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Identities;
import sandbox.Sandbox;
import sandbox.SandboxAccount;
import sandbox.SandboxTemplate;
import sandbox.SandboxUser;

/** Two replicas with webhooks, and three partners: one with a table and mails, one that only uses the API, one without pages. */
final class Sites implements AutoCloseable {

    static final String SILVER = "11111111-2222-3333-4444-555555555501";
    static final String BACK = "https://portal.example.com/signed";
    private static final String HMAC = "a key that only both know";

    final Sandbox sandbox;
    final SignupTable table;
    final JdbcClient ledger;
    final MovedClock docusignClock = new MovedClock();
    final Settings settings;
    final Service one;
    final Service other;

    /** DocuSign's clock, which a test may move on. */
    static final class MovedClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void pass(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static Sites shared;

    /** Started when it is first wanted; it goes with the JVM. */
    static synchronized Sites shared() {
        if (shared == null) {
            try {
                shared = new Sites("sites", Files.createTempDirectory("sites"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    /** @param name of databases that no other test has */
    Sites(String name, Path folders) {
        var desk = new SandboxUser(Identities.USER_ID, "Desk", "desk@example.com", true);
        var role = List.of(new SandboxTemplate.Role("signer", 1, List.of("member_number", "city")));
        var account = new SandboxAccount(
                Identities.ACCOUNT_ID,
                "main",
                List.of(desk.id()),
                List.of(
                        new SandboxTemplate(Identities.MEMBERSHIP_TEMPLATE, "Gold", role),
                        new SandboxTemplate(SILVER, "Silver", role)));
        sandbox = Sandbox.start(Settings.docusign()
                .withPeople(List.of(desk), List.of(account))
                .withClock(docusignClock)
                .withConnectKey(HMAC));
        var database = Neighbours.postgres().database(name + "_acme");
        table = SignupTable.in(database);
        PartnerFolder.in(folders, "acme", database, "signing: hybrid");
        PartnerFolder.in(folders, "beta", database)
                .file(
                        "partner.yaml",
                        "account: main",
                        "signing: embedded",
                        "templates: {gold: " + Identities.MEMBERSHIP_TEMPLATE + ", silver: " + SILVER + "}")
                .without("pending.sql")
                .without("claimed.sql")
                .without("outcome.sql");
        PartnerFolder.in(folders, "mailed", database)
                .file("partner.yaml", "account: main", "template: " + Identities.MEMBERSHIP_TEMPLATE)
                .without("pending.sql")
                .without("claimed.sql")
                .without("outcome.sql");
        var address = Neighbours.postgres().database(name);
        ledger = JdbcClient.create(Neighbours.postgres().dataSource(name));
        var port = FreePort.any();
        settings = settings(address, folders, port);
        one = Service.start(settings(address, folders, port).set("server.port", "" + port));
        other = Service.start(settings(address, folders, port));
    }

    private Settings settings(String address, Path folders, int publicPort) {
        return Settings.of(address, sandbox, folders)
                .set("admin.username", "olga")
                .set("admin.password", "secret")
                .set("api.patience", "3s")
                .set("docusign.accounts.main.import-foreign", "true")
                .set("docusign.read-timeout", "5s")
                .set("sending.settle-time", "3s")
                .set("docusign.connect.hmac-keys", HMAC)
                .set("docusign.connect.public-url", "http://localhost:" + publicPort);
    }

    /** A key that may do everything. */
    Site site(String partner) {
        return site(
                partner,
                Map.of(
                        "name",
                        "portal",
                        "operations",
                        List.of("create", "status", "signing-page", "look-up"),
                        "returnUrls",
                        List.of(BACK + "*"),
                        "perMinute",
                        100_000));
    }

    Site site(String partner, Map<String, ?> wanted) {
        return Site.withKey(one.port(), Site.key(one.port(), partner, wanted));
    }

    /** How many envelopes there are for that sign-up. */
    long envelopes(String key) {
        return sandbox.envelopes().stream()
                .filter(one -> one.customFields().containsValue(key))
                .count();
    }

    @Override
    public void close() {
        one.close();
        other.close();
        sandbox.close();
    }
}
