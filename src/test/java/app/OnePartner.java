package app;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.Sandbox;
import sandbox.SandboxSettings;

/** The smallest whole: one partner "acme" on PostgreSQL, a ledger, the sandbox and the service. */
final class OnePartner implements AutoCloseable {

    final Sandbox sandbox;
    final SignupTable table;
    private final Service service;

    /** The name is one of databases that no other test has. */
    OnePartner(String name, Path folders, SandboxSettings docusign, UnaryOperator<Settings> settings) {
        sandbox = Sandbox.start(docusign);
        var database = Neighbours.postgres().database(name + "_acme");
        table = SignupTable.in(database);
        PartnerFolder.in(folders, "acme", database);
        service = Service.start(settings.apply(Settings.of(Neighbours.postgres().database(name), sandbox, folders)));
    }

    /** Until the partner has heard of each of these that its envelope is out. */
    void untilSent(String... refs) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    var rows = table.rows();
                    return Arrays.stream(refs)
                            .allMatch(ref -> !rows.get(ref).envelopeId().isEmpty());
                });
    }

    /** Where operators call. */
    int port() {
        return service.port();
    }

    /** Where the platform asks. */
    int managementPort() {
        return service.managementPort();
    }

    /** Says what is said first when the service is stopped, and nothing more of it. */
    void begunToStop() {
        service.begunToStop();
    }

    /** How many sign-ups are in that state. */
    long count(String state) {
        return service.part(JdbcClient.class)
                .sql("select count(*) from signup where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }

    /** How many envelopes there are for a sign-up of the partner. */
    long envelopes(String ref) {
        return sandbox.envelopes().stream()
                .filter(one -> one.customFields().containsValue("acme:" + ref))
                .count();
    }

    @Override
    public void close() {
        service.close();
        sandbox.close();
    }
}
