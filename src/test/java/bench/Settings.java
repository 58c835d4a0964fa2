package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sandbox.Identities;

/** What an operator of the service under trial has configured: short times, a large quota, one partner. */
final class Settings {

    private final ChaosOptions options;
    private final Path partners;
    private final String ledger;
    private final Path privateKey;

    /** @param ledger its JDBC address */
    Settings(ChaosOptions options, Path folder, String ledger, Path privateKey) throws IOException {
        this.options = options;
        this.partners = folder.resolve("partners").toAbsolutePath();
        this.ledger = ledger;
        this.privateKey = privateKey;
        writePartner();
    }

    private void writePartner() throws IOException {
        var acme = Files.createDirectories(partners.resolve("acme"));
        var delivery = "role: signer\ndelivery: " + (options.twoStep() ? "two-step" : "direct");
        for (var file : List.of("partner.yaml", "pending.sql", "claimed.sql", "outcome.sql")) {
            try (var text = Settings.class.getResourceAsStream("/partners/acme/" + file)) {
                Files.writeString(
                        acme.resolve(file),
                        new String(text.readAllBytes(), StandardCharsets.UTF_8)
                                .replaceFirst("(?m)^every: .*$", "every: 1s")
                                .replaceFirst("(?m)^role: .*$", delivery));
            }
        }
    }

    /**
     * The arguments of one instance.
     *
     * @param name by which the ledger knows its connections
     * @param docusign the port at which it finds DocuSign
     */
    List<String> of(String name, int docusign) {
        return List.of(
                "--spring.datasource.url=" + ledger,
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.data-source-properties.ApplicationName=" + name,
                "--server.port=0",
                "--management.server.port=0",
                "--docusign.oauth-uri=http://127.0.0.1:" + docusign,
                "--docusign.integration-key=" + Identities.INTEGRATION_KEY,
                "--docusign.private-key=file:" + privateKey,
                "--docusign.read-timeout=" + options.lease().dividedBy(2).toMillis() + "ms",
                "--docusign.accounts.main.account-id=" + Identities.ACCOUNT_ID,
                "--docusign.accounts.main.user-id=" + Identities.USER_ID,
                "--docusign.accounts.main.hourly-limit=1000000",
                "--docusign.accounts.main.burst-limit=1000000",
                "--sending.every=200ms",
                "--sending.in-flight=16",
                "--sending.lease=" + options.lease().toMillis() + "ms",
                "--sending.settle-time=" + options.settle().toMillis() + "ms",
                "--reconcile.schedule=0/5 * * * * ?",
                "--reconcile.overlap=2m",
                "--partners-dir=file:" + partners);
    }
}
