package routes;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import partners.LeftAlone;
import partners.Partner;
import partners.PartnerRow;
import partners.PendingRows.Read;

/** Tells which rows of a partner nobody takes, since nobody can answer them. */
@Component
class PassedRows {

    private static final Logger LOG = LoggerFactory.getLogger(PassedRows.class);

    private final PartnerTroubles troubles;
    private final LeftAlone leftAlone;

    PassedRows(PartnerTroubles troubles, LeftAlone leftAlone) {
        this.troubles = troubles;
        this.leftAlone = leftAlone;
    }

    /** @param shared whether several rows had the same ref */
    void tell(Exchange exchange, Partner partner, Read read, boolean shared) {
        var pending = "partner " + partner.name() + ": pending.sql: ";
        if (read.withoutRef() > 0) {
            troubles.rows(exchange, pending + "rows without a usable ref are passed over; " + PartnerRow.NO_REF);
        }
        if (read.undated() > 0) {
            troubles.rows(exchange, pending + "rows whose signed_up_at is no time are left alone, since 'from' is set");
        }
        if (shared) {
            troubles.rows(exchange, pending + "rows with the same ref are one sign-up; the first good one counts");
        }
        if (read.withoutRef() == 0 && read.undated() == 0 && !shared) {
            troubles.overInRows(exchange);
        }
        tellOld(partner, read);
    }

    /** A read that ends early has not seen all of them. */
    private void tellOld(Partner partner, Read read) {
        if (partner.from().isPresent() && !read.full() && leftAlone.seen(partner.name(), read.beforeFrom())) {
            LOG.info(
                    "partner {}: {} rows of before {} are left alone",
                    partner.name(),
                    read.beforeFrom(),
                    partner.from().get().day());
        }
    }
}
