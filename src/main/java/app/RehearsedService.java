package app;

import docusign.DocuSignProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ledger.Backlog;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;
import partners.Partner;
import sandbox.Sandbox;
import signup.SignupState;

/** The whole service with its real routes, between a sandbox and a schema that are gone afterwards. */
final class RehearsedService implements AutoCloseable {

    /** No limit stands in the way of a rehearsal: how long the quota takes is told without one. */
    private static final String PLENTY = "1000000";

    private final Path folder;
    private final ConfigurableApplicationContext context;

    /** At once, beside the service that works with the same database. */
    private static final int CONNECTIONS = 8;

    /** @param initSql what the service says first on each connection of its ledger, or "" */
    RehearsedService(
            List<String> arguments, DocuSignProperties docusign, Sandbox sandbox, String schema, String initSql)
            throws IOException {
        folder = Files.createTempDirectory("rehearsal");
        try {
            var keys = keys(docusign, sandbox);
            keys.putAll(ledger(schema, initSql));
            var application = new SpringApplication(Application.class);
            application.addInitializers(made -> {
                made.getEnvironment().getPropertySources().addFirst(new MapPropertySource("rehearsal", keys));
                made.getBeanFactory().addBeanPostProcessor(new OnlySchema(schema));
            });
            var all = new ArrayList<>(ServiceSettings.silence());
            all.addAll(arguments);
            context = application.run(all.toArray(String[]::new));
        } catch (RuntimeException e) {
            FileSystemUtils.deleteRecursively(folder);
            throw e;
        }
    }

    /** All that says where tables are; what is said last on a connection is ours. */
    private static Map<String, Object> ledger(String schema, String initSql) {
        var first = initSql.isBlank() ? "" : initSql.strip().replaceAll(";$", "") + "; ";
        var keys = new HashMap<String, Object>();
        keys.put("spring.datasource.hikari.schema", schema);
        keys.put("spring.datasource.hikari.connection-init-sql", first + "set search_path to " + schema);
        keys.put("spring.datasource.hikari.maximum-pool-size", CONNECTIONS);
        keys.put("spring.flyway.default-schema", schema);
        keys.put("spring.flyway.schemas", schema);
        keys.put("spring.flyway.baseline-on-migrate", "true"); // the copied rows are there already
        keys.put("spring.flyway.baseline-version", "0");
        keys.put("camel.main.name", schema);
        return keys;
    }

    private Map<String, Object> keys(DocuSignProperties docusign, Sandbox sandbox) throws IOException {
        Files.createDirectory(folder.resolve("nothing"));
        var keys = new HashMap<String, Object>();
        keys.put("docusign.oauth-uri", sandbox.uri().toString());
        keys.put("docusign.private-key", "file:" + key());
        keys.put("docusign.connect.hmac-keys", "");
        for (var account : docusign.accounts().keySet()) {
            var prefix = "docusign.accounts." + account + ".";
            keys.put(prefix + "hourly-limit", PLENTY);
            keys.put(prefix + "burst-limit", PLENTY);
            keys.put(prefix + "pace", "burst");
            keys.put(prefix + "hour-length", "1h");
            keys.put(prefix + "burst-length", "30s");
        }
        keys.put("sending.every", "200ms");
        keys.put("reconcile.schedule", "0/1 * * * * ?");
        keys.put("reconcile.from", "");
        keys.put("partners-dir", "file:" + folder.resolve("nothing"));
        keys.put("partners-reload", "0");
        keys.put("routes-dir", "file:" + folder.resolve("nothing"));
        keys.put("routes-reload", "0");
        keys.put("documents.folder", "");
        keys.put("server.address", "127.0.0.1");
        keys.put("server.port", "0");
        keys.put("management.server.port", "-1");
        keys.put("management.otlp.tracing.endpoint", ""); // the same sign-ups have traces of their own
        return keys;
    }

    /** A key of its own: the real one signs nothing here. */
    private Path key() throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var der = generator.generateKeyPair().getPrivate().getEncoded();
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            return Files.writeString(
                    folder.resolve("private.key"),
                    "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n",
                    StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows RSA", e);
        }
    }

    void take(Partner partner) throws Exception {
        context.getBean(RunningPartners.class).takeIn(partner);
    }

    /** How many sign-ups stand where. */
    Map<SignupState, Long> states() {
        return context.getBean(Backlog.class).states();
    }

    /** How many outcomes are still to be written. */
    long untold() {
        return context.getBean(Backlog.class).untold();
    }

    @Override
    public void close() throws IOException {
        context.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
