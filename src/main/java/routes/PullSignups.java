package routes;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import ledger.Schedule;
import ledger.SignupLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import partners.Partner;
import partners.PartnerDatabases;
import partners.PartnerRow;
import partners.PendingRows;
import partners.PendingRows.Read;
import partners.Schedule.Every;
import partners.SetAside;

/** From a partner's table into the ledger: each row once. A template; one route a partner. */
@Component
class PullSignups extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(PullSignups.class);
    private static final String MORE = "more";
    private static final String BROKEN_OFF = "brokenOff";
    private static final String PENDING = "pending.sql";

    private final ActivePartners partners;
    private final PartnerDatabases databases;
    private final PendingRows pending;
    private final PartnerRow rows;
    private final SetAside setAside;
    private final SignupLedger ledger;
    private final Schedule schedule;
    private final PartnerTroubles troubles;
    private final PassedRows passed;
    private final Stopping stopping;

    PullSignups(
            ActivePartners partners,
            PartnerDatabases databases,
            PendingRows pending,
            PartnerRow rows,
            SetAside setAside,
            SignupLedger ledger,
            Schedule schedule,
            PartnerTroubles troubles,
            PassedRows passed,
            Stopping stopping) {
        this.partners = partners;
        this.databases = databases;
        this.pending = pending;
        this.rows = rows;
        this.setAside = setAside;
        this.ledger = ledger;
        this.schedule = schedule;
        this.troubles = troubles;
        this.passed = passed;
        this.stopping = stopping;
    }

    @Override
    public void configure() {
        // spotless:off
        routeTemplate("pull-signups")
                .templateParameter("partner", null, "name of the partner's folder")
                .templateParameter("tick", null, "endpoint that fires when the table is to be read")
                .from("{{tick}}")
                .routeDescription("Reads one partner's new sign-ups, remembers each once and marks its rows as taken")
                .routeConfigurationId(Failures.PARTNER)
                .setVariable(PartnerTroubles.PARTNER, constant("{{partner}}"))
                .filter(this::isOurTurn)
                    .loopDoWhile(this::mayGoOn)
                        .setVariable(PartnerTroubles.STATEMENT, constant(PENDING))
                        .process(this::read)
                        .process(this::accept)
                        .filter(simple("${body.size} > 0"))
                            .setVariable(PartnerTroubles.STATEMENT, constant("claimed.sql"))
                            .to("direct:mark-taken-{{partner}}")
                            .process(troubles::over)
                        .end()
                    .end()
                    .process(this::done)
                .end();
        // spotless:on
    }

    private boolean isOurTurn(Exchange exchange) {
        var partner = partner(exchange);
        var job = job(partner.name());
        if (isStopped(partner.name()) || stopping.hasBegun(exchange)) {
            return false;
        }
        if (partner.schedule() instanceof Every every) {
            return schedule.fires(job, every.pause());
        }
        var planned = exchange.getMessage().getHeader("scheduledFireTime", Date.class);
        return schedule.fires(job, planned == null ? Instant.now() : planned.toInstant());
    }

    private static String job(String partner) {
        return "pull-signups-" + partner;
    }

    /** All rows that there were have been read and marked. */
    private void done(Exchange exchange) {
        if (exchange.getVariable(BROKEN_OFF) == null) {
            exchange.setVariable(PartnerTroubles.STATEMENT, PartnerTroubles.LEDGER);
            schedule.succeeded(job(exchange.getVariable(PartnerTroubles.PARTNER, String.class)));
        }
    }

    private Partner partner(Exchange exchange) {
        var name = exchange.getVariable(PartnerTroubles.PARTNER, String.class);
        return partners.named(name).orElseThrow(() -> new IllegalStateException("no partner " + name));
    }

    /** Another read follows a full one, unless it brought nothing new: then the partner's rows are not being marked. */
    private boolean mayGoOn(Exchange exchange) {
        var name = exchange.getVariable(PartnerTroubles.PARTNER, String.class);
        return exchange.getVariable(MORE, true, Boolean.class) && !isStopped(name) && !stopping.hasBegun(exchange);
    }

    private boolean isStopped(String name) {
        return partners.isSuspended(name)
                || partners.isHalted(name)
                || partners.pausedUntil(name).isPresent();
    }

    private void read(Exchange exchange) throws SQLException {
        var partner = partner(exchange);
        var read = pending.read(partner, databases.of(partner), ref -> setAside.rests(partner.name(), ref));
        read.brokenOff().ifPresentOrElse(e -> brokenOff(exchange, e), () -> troubles.over(exchange));
        exchange.getMessage().setBody(read);
    }

    private void brokenOff(Exchange exchange, SQLException why) {
        exchange.setVariable(BROKEN_OFF, true);
        troubles.met(exchange, why);
    }

    private void accept(Exchange exchange) throws Exception {
        var partner = partner(exchange);
        var read = exchange.getMessage().getMandatoryBody(Read.class);
        var batch = new PulledRows();
        for (var columns : read.rows()) {
            rows.toRow(partner, columns).ifPresent(row -> batch.add(row, columns.get("ref")));
        }
        exchange.setVariable(PartnerTroubles.STATEMENT, PartnerTroubles.LEDGER);
        var fresh = ledger.accept(partner.name(), partner.account(), batch.rows());
        exchange.setVariable(PartnerTroubles.STATEMENT, PENDING);
        passed.tell(exchange, partner, read, batch.shared());
        if (fresh > 0) {
            LOG.info("partner {}: {} new rows", partner.name(), fresh);
        }
        exchange.setVariable(MORE, read.full() && (fresh > 0 || read.further()));
        exchange.getMessage().setBody(batch.taken());
    }
}
