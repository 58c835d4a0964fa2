package app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import documents.DocumentFolder;
import documents.DocumentProperties;
import docusign.DocuSignProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import ledger.DocumentLedger;
import ledger.SignupLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import partners.ActivePartners;
import partners.PartnerDatabases;
import partners.StatementCheck;
import partners.Troubles;

class StartPartnersTest {

    private static final String PARTNER = "template: 11111111-2222-3333-4444-555555555555\n";

    @TempDir
    private Path folder;

    private final ActivePartners active = new ActivePartners();
    private final Troubles troubles = new Troubles(Clock.systemUTC());
    private final PartnerFindings findings = new PartnerFindings(troubles);
    private final PartnerDatabases databases = new PartnerDatabases();

    private void start(SignupLedger ledger) {
        var directories = new Directories("file:" + folder, Duration.ZERO, "", Duration.ZERO);
        var trial = new PartnerTrial(docusign(), databases, new StatementCheck());
        var running = new RunningPartners(active, databases, null, ledger, new NobodyAsked());
        var documents = new DocumentFolder(new DocumentProperties(""));
        var watch = new WatchPartners(
                directories, docusign(), documents, active, trial, running, findings, Clock.systemUTC());
        new StartPartners(directories, docusign(), trial, running, findings, watch, documents)
                .run(new DefaultApplicationArguments());
    }

    @Test
    void a_ledger_that_is_away_for_a_moment_does_not_end_the_start() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("acme")).resolve("partner.yaml"), PARTNER);
        var ledger = new AwayAtFirst();

        start(ledger);

        assertThat(ledger.asked).hasValue(2);
        assertThat(active.named("acme")).isPresent();
    }

    @Test
    void a_partner_whose_routes_cannot_be_made_is_shown_among_the_troubles() {
        PartnerFolder.in(folder, "acme", "jdbc:postgresql://localhost:1/none");

        start(new AwayAtFirst());

        assertThat(troubles.of("acme"))
                .as("there is nothing that makes routes")
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.what()).contains("cannot be taken over now"));
    }

    private static DocuSignProperties docusign() {
        var settings = new MapConfigurationPropertySource();
        settings.put("docusign.accounts.main.account-id", "a");
        settings.put("docusign.accounts.main.user-id", "u");
        return new Binder(settings).bind("docusign", DocuSignProperties.class).get();
    }

    private static final class NobodyAsked extends DocumentLedger {

        NobodyAsked() {
            super(null, null);
        }

        @Override
        public void want(Collection<String> partners, Collection<String> no) {
            assertThat(partners).isEmpty();
        }
    }

    private static final class AwayAtFirst extends SignupLedger {
        private final AtomicInteger asked = new AtomicInteger();

        AwayAtFirst() {
            super(null, null, new ObjectMapper(), null);
        }

        @Override
        public void moveWaiting(String partner, String account) {
            if (asked.incrementAndGet() == 1) {
                throw new CannotGetJdbcConnectionException("away", new SQLException());
            }
        }
    }
}
