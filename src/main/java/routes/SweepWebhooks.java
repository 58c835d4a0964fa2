package routes;

import docusign.DocuSignProperties;
import docusign.DocuSignProperties.Connect;
import ledger.ConnectInbox;
import ledger.Repairs;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What webhooks leave behind: those that were missed are counted, old ones forgotten, hopeless ones shown. */
@Component
class SweepWebhooks extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(SweepWebhooks.class);

    private final ConnectInbox inbox;
    private final Repairs repairs;
    private final ReceiveWebhooks webhooks;
    private final Connect connect;

    SweepWebhooks(ConnectInbox inbox, Repairs repairs, ReceiveWebhooks webhooks, DocuSignProperties docusign) {
        this.inbox = inbox;
        this.repairs = repairs;
        this.webhooks = webhooks;
        this.connect = docusign.connect();
    }

    @Override
    public void configure() {
        from("timer:sweep-webhooks?period=5000&synchronous=true")
                .routeId("sweep-webhooks")
                .routeDescription("Counts the webhooks that were missed and forgets those that are long done")
                .routeConfigurationId(Failures.LEDGER)
                .autoStartup(connect.on())
                .process(this::sweep);
    }

    private void sweep(Exchange exchange) {
        var missed = repairs.settle(connect.repairAfter());
        if (missed > 0) {
            LOG.warn("{} changes were brought by a listing and by no webhook; look at DocuSign's Connect log", missed);
        }
        inbox.purge(connect.keep());
        webhooks.countParked();
    }
}
