package routes;

import docusign.Answer;
import docusign.DocuSignProperties;
import docusign.ForeignEnvelopes;
import ledger.ForeignLedger;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps what a listing says of envelopes that other tools have sent, for accounts whose operator wants it. */
@Component
class ForeignNews {

    private static final Logger LOG = LoggerFactory.getLogger(ForeignNews.class);

    private final ForeignEnvelopes envelopes;
    private final ForeignLedger ledger;
    private final DocuSignProperties docusign;

    ForeignNews(ForeignEnvelopes envelopes, ForeignLedger ledger, DocuSignProperties docusign) {
        this.envelopes = envelopes;
        this.ledger = ledger;
        this.docusign = docusign;
    }

    /** What fails here is shown later than it could be, and must not keep our own news from being applied. */
    void keep(Exchange exchange, String account) throws Exception {
        var wanted = docusign.accounts().get(account);
        if (wanted != null && wanted.importForeign()) {
            var answer = exchange.getMessage().getMandatoryBody(Answer.class);
            try {
                ledger.keep(account, envelopes.read(answer));
            } catch (RuntimeException e) {
                LOG.warn(
                        "account {}: envelopes of other tools were not kept ({})",
                        account,
                        e.getClass().getSimpleName());
            }
        }
    }
}
