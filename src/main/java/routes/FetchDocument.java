package routes;

import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.StoreDocument.STORE_DOCUMENT;

import documents.DocumentFolder;
import documents.NotStored;
import docusign.Answer;
import docusign.Documents;
import docusign.Documents.Missing;
import docusign.Download;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import ledger.DocumentLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import signup.DocumentLease;
import signup.SignedDocument;

/** From "completed" to a file: one signed document is fetched in one call, stored and then recorded. */
@Component
class FetchDocument extends RouteBuilder {

    static final String FETCH_DOCUMENT = "direct:fetch-document";

    private static final Logger LOG = LoggerFactory.getLogger(FetchDocument.class);
    private static final String LEASE = "lease";
    private static final String FILE = "file";
    private static final String FETCHED = "fetched";

    private final Documents documents;
    private final DocumentLedger ledger;
    private final DocumentFolder folder;
    private final FetchDocuments all;
    private final MeterRegistry meters;

    FetchDocument(
            Documents documents,
            DocumentLedger ledger,
            DocumentFolder folder,
            FetchDocuments all,
            MeterRegistry meters) {
        this.documents = documents;
        this.ledger = ledger;
        this.folder = folder;
        this.all = all;
        this.meters = meters;
    }

    @Override
    public void configure() {
        // spotless:off
        from(FETCH_DOCUMENT)
                .routeId("fetch-document")
                .routeDescription("Fetches one signed document unless it is stored already, and records what was stored")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(LEASE, body())
                .doTry()
                    .process(this::begin)
                    .filter(body().isInstanceOf(Download.class))
                        .to(CALL_DOCUSIGN)
                        .process(this::understand)
                        .filter(body().isInstanceOf(SignedDocument.class))
                            .to(STORE_DOCUMENT)
                        .end()
                    .endDoTry()
                    .process(this::record)
                .doCatch(Exception.class)
                    .process(this::failed)
                .end();
        // spotless:on
    }

    /** What a crash left between storing and recording is found here, and costs no call. */
    private void begin(Exchange exchange) {
        var lease = lease(exchange);
        var stored = folder.stored(lease);
        if (stored.isPresent()) {
            exchange.getMessage().setBody(stored.get());
            return;
        }
        var file = folder.begin(lease);
        exchange.setVariable(FILE, file);
        exchange.getMessage().setBody(documents.combined(lease.account(), lease.envelopeId(), file));
    }

    private void understand(Exchange exchange) throws Exception {
        var lease = lease(exchange);
        var answer = exchange.getMessage().getMandatoryBody(Answer.class);
        var missing = documents.missing(answer, lease.tries());
        if (missing.isPresent()) {
            exchange.getMessage().setBody(missing.get());
            return;
        }
        var fetched = folder.check(lease, exchange.getVariable(FILE, Path.class));
        exchange.setVariable(FETCHED, fetched);
        exchange.getMessage().setBody(fetched);
    }

    /** A target that is not ours may leave what it likes as body; then what was fetched is what it has stored. */
    private void record(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof Missing missing) {
            later(exchange, missing);
            return;
        }
        var stored = exchange.getMessage().getBody() instanceof SignedDocument document
                ? document
                : exchange.getVariable(FETCHED, SignedDocument.class);
        discard(exchange);
        if (ledger.stored(stored)) {
            meters.counter(
                            "countersign.documents.stored",
                            "partner",
                            stored.key().partner())
                    .increment();
        }
    }

    private void failed(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        var why = failure instanceof NotStored notStored ? notStored.getMessage() : Trouble.of(failure);
        later(exchange, documents.failed(why, lease(exchange).tries()));
    }

    private void later(Exchange exchange, Missing missing) {
        var lease = lease(exchange);
        discard(exchange);
        if (missing.free()) {
            all.quiet(lease.account(), missing.pause());
        } else {
            LOG.warn(
                    "{}: the signed document of envelope {} is not stored, tried again in {} s: {}",
                    lease.key().printable(),
                    lease.envelopeId(),
                    missing.pause().toSeconds(),
                    missing.why());
        }
        ledger.later(lease, missing.pause(), missing.why(), missing.free());
    }

    private void discard(Exchange exchange) {
        var file = exchange.getVariable(FILE, Path.class);
        if (file != null) {
            folder.discard(file);
        }
    }

    private static DocumentLease lease(Exchange exchange) {
        return exchange.getVariable(LEASE, DocumentLease.class);
    }
}
