package app;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import sandbox.Identities;
import sandbox.Sandbox;
import sandbox.SandboxSettings;
import sandbox.SignerAct;
import sandbox.SignerPlan;

/**
 * The main job on one machine, without a DocuSign account: a real PostgreSQL with the ledger and a partner's table, our
 * stand-in for DocuSign, and the service itself. Prints what happens and keeps running.
 */
public final class Demo {

    private static final Path FOLDER = Path.of("target", "demo");
    private static final int SIGNUPS = 400;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Demo() {}

    /** @param args none */
    public static void main(String[] args) throws Exception {
        say("starting PostgreSQL and the sandbox");
        var postgres = Postgres.start();
        var ledger = postgres.database("countersign");
        var acme = postgres.database("acme");
        var table = new AcmeTable(postgres.dataSource("acme"));
        table.create(SIGNUPS);
        var keys = Keys.in(FOLDER);
        var sandbox = Sandbox.start(SandboxSettings.defaults()
                .withPort(free(8090))
                .withLimits(1000, 200)
                .withAnswerDelay(Duration.ofMillis(100), Duration.ofMillis(50))
                .withPublicKey(Identities.INTEGRATION_KEY, keys.publicKey())
                .with(new SignerPlan(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(30),
                        Map.of(SignerAct.SIGN, 85, SignerAct.DECLINE, 6, SignerAct.EXPIRE, 4, SignerAct.BOUNCE, 5))));
        partnerFolder(acme);
        var port = free(8080);
        var management = free(9876);
        Application.main(new String[] {
            "--spring.datasource.url=" + ledger,
            "--spring.datasource.username=postgres",
            "--server.port=" + port,
            "--management.server.port=" + management,
            "--docusign.oauth-uri=" + sandbox.uri(),
            "--docusign.integration-key=" + Identities.INTEGRATION_KEY,
            "--docusign.private-key=file:" + keys.privateKey(),
            "--docusign.accounts.main.account-id=" + Identities.ACCOUNT_ID,
            "--docusign.accounts.main.user-id=" + Identities.USER_ID,
            "--docusign.accounts.main.hourly-limit=1000",
            "--docusign.accounts.main.burst-limit=200",
            "--reconcile.schedule=0/15 * * * * ?",
            "--progress.every=5s",
            "--partners-dir=file:" + FOLDER.resolve("partners").toAbsolutePath()
        });
        addresses(acme, ledger, sandbox, management);
        watch(table, sandbox);
    }

    private static void addresses(String acme, String ledger, Sandbox sandbox, int management) {
        say("the partner's table: " + acme + " (user postgres, no password)");
        say("the ledger:          " + ledger);
        say("the sandbox:         " + sandbox.uri() + "/sandbox/state");
        say("health and metrics:  http://localhost:" + management + "/observe/health and /observe/metrics");
    }

    private static void watch(AcmeTable table, Sandbox sandbox) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (table.open() > 0 && Instant.now().isBefore(end)) {
            say("the partner's table: " + table.summary());
            Thread.sleep(5000);
        }
        say("the partner's table: " + table.summary());
        say("DocuSign calls: " + sandbox.calls());
        say(table.open() == 0 ? "all sign-ups have an outcome" : "some sign-ups have no outcome yet");
        say("running on; stop with Ctrl-C");
    }

    /** The example partner of the jar, with the address of the database that was just started. */
    private static void partnerFolder(String database) throws IOException {
        var folder = Files.createDirectories(FOLDER.resolve("partners/acme"));
        for (var file : new String[] {"partner.yaml", "pending.sql", "claimed.sql", "outcome.sql"}) {
            try (var text = Demo.class.getResourceAsStream("/partners/acme/" + file)) {
                Files.writeString(
                        folder.resolve(file),
                        new String(text.readAllBytes(), StandardCharsets.UTF_8)
                                .replace("${ACME_DATABASE_URL}", database)
                                .replace("${ACME_DATABASE_USERNAME}", "postgres")
                                .replace("${ACME_DATABASE_PASSWORD}", "\"\""));
            }
        }
    }

    /** The port if it is free, otherwise any. */
    private static int free(int wanted) throws IOException {
        try (var socket = new ServerSocket(wanted)) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            try (var socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }

    private static void say(String line) {
        System.out.println("demo: " + line);
    }
}
