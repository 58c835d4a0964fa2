package routes;

import static routes.FetchDocument.FETCH_DOCUMENT;

import documents.DocumentFolder;
import docusign.DocuSignProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ledger.DocumentLedger;
import ledger.DocumentLedger.Pace;
import ledger.LeaseLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import signup.DocumentLease;
import throttle.SharedQuota;

/** Which signed documents are fetched when: few at once, and next to none while people wait for their contracts. */
@Component
class FetchDocuments extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(FetchDocuments.class);

    /** DocuSign blocks an envelope of which more than three are under way; what an account may it does not say. */
    private static final int AT_ONCE = 2;

    /** As long as sign-ups wait to be sent, that share of the account's calls is enough. */
    private static final double SHARE_BESIDE_SENDING = 0.02;

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final String DUE = "due";

    private final DocumentLedger documents;
    private final DocumentFolder folder;
    private final LeaseLedger leases;
    private final ActivePartners partners;
    private final SharedQuota quota;
    private final DocuSignProperties docusign;
    private final Map<String, Long> quietUntil = new ConcurrentHashMap<>();
    private volatile String told = "";

    FetchDocuments(
            DocumentLedger documents,
            DocumentFolder folder,
            LeaseLedger leases,
            ActivePartners partners,
            SharedQuota quota,
            DocuSignProperties docusign) {
        this.documents = documents;
        this.folder = folder;
        this.leases = leases;
        this.partners = partners;
        this.quota = quota;
        this.docusign = docusign;
    }

    @Override
    public void configure() {
        getContext()
                .getExecutorServiceManager()
                .registerThreadPoolProfile(new ThreadPoolProfileBuilder("document-fetchers")
                        .poolSize(AT_ONCE)
                        .maxPoolSize(AT_ONCE)
                        .build());

        // spotless:off
        routeTemplate("fetch-documents")
                .templateParameter("account", null, "our name of the DocuSign account")
                .from("timer:fetch-documents-{{account}}?period=2000&synchronous=true")
                .routeDescription("Takes signed documents of one account that are due, two at once on all replicas together")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(DUE, constant(true))
                .loopDoWhile(FetchDocuments::mayGoOn)
                    .setBody(constant("{{account}}"))
                    .process(this::take)
                    .split(body()).parallelProcessing().executorService("document-fetchers")
                        .to(FETCH_DOCUMENT)
                    .end()
                .end();
        // spotless:on

        docusign.accounts()
                .keySet()
                .forEach(account -> templatedRoute("fetch-documents")
                        .routeId("fetch-documents-" + account)
                        .parameter("account", account));
    }

    private static boolean mayGoOn(Exchange exchange) {
        return exchange.getVariable(DUE, Boolean.class) && exchange.getContext().isStarted();
    }

    private void take(Exchange exchange) throws Exception {
        var account = exchange.getMessage().getMandatoryBody(String.class);
        var due = due(account, partners.wantingDocuments());
        exchange.setVariable(DUE, !due.isEmpty());
        exchange.getMessage().setBody(due);
    }

    private List<DocumentLease> due(String account, List<String> wanting) {
        return wanting.isEmpty() || isQuiet(account) || !folderIsThere()
                ? List.of()
                : documents.due(account, wanting, pace(account));
    }

    private Pace pace(String account) {
        var sending = partners.sendingWith(account);
        if (sending.isEmpty() || !leases.anythingDue(account, sending)) {
            return new Pace(AT_ONCE, Duration.ZERO, LEASE);
        }
        var limits = quota.limits(account);
        var nanos = limits.hour().toNanos() / Math.max(1, limits.hourly() * SHARE_BESIDE_SENDING);
        return new Pace(1, Duration.ofNanos((long) nanos), LEASE);
    }

    /** The account takes no calls now: what is due would only be handed to and fro. */
    void quiet(String account, Duration pause) {
        var shorter = pause.compareTo(Duration.ofMinutes(1)) < 0 ? pause : Duration.ofMinutes(1);
        quietUntil.put(account, System.nanoTime() + shorter.toNanos());
    }

    private boolean isQuiet(String account) {
        var until = quietUntil.get(account);
        return until != null && System.nanoTime() - until < 0;
    }

    /** Said once, and once when it is over; the documents wait in the ledger meanwhile. */
    private boolean folderIsThere() {
        var trouble = folder.trouble();
        if (!trouble.equals(told)) {
            told = trouble;
            if (trouble.isEmpty()) {
                LOG.info("signed documents can be stored again");
            } else {
                LOG.error("signed documents wait: {}", trouble);
            }
        }
        return trouble.isEmpty();
    }
}
