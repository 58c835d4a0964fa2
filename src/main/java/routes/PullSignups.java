package routes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import ledger.Schedule;
import ledger.SignupLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import partners.Partner;
import partners.PartnerRow;
import partners.Schedule.Every;
import signup.Row;

/** From a partner's table into the ledger: each row once. A template; one route a partner. */
@Component
class PullSignups extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(PullSignups.class);
    private static final String MORE = "more";

    private final ActivePartners partners;
    private final PartnerRow rows;
    private final SignupLedger ledger;
    private final Schedule schedule;
    private final PartnerTroubles troubles;

    PullSignups(
            ActivePartners partners,
            PartnerRow rows,
            SignupLedger ledger,
            Schedule schedule,
            PartnerTroubles troubles) {
        this.partners = partners;
        this.rows = rows;
        this.ledger = ledger;
        this.schedule = schedule;
        this.troubles = troubles;
    }

    @Override
    public void configure() {
        // spotless:off
        routeTemplate("pull-signups")
                .templateParameter("partner", null, "name of the partner's folder")
                .templateParameter("tick", null, "endpoint that fires when the table is to be read")
                .templateParameter("pending", null, "where pending.sql is")
                .templateParameter("claimed", null, "where claimed.sql is")
                .templateParameter("datasource", null, "name of the partner's connection pool")
                .templateParameter("batch", "500", "rows taken at most in one read")
                .from("{{tick}}")
                .routeDescription("Reads one partner's new sign-ups, remembers each once and marks its rows as taken")
                .routeConfigurationId(Failures.PARTNER)
                .setVariable(PartnerTroubles.PARTNER, constant("{{partner}}"))
                .filter(this::isOurTurn)
                    .loopDoWhile(this::mayGoOn)
                        .setVariable(PartnerTroubles.STATEMENT, constant("pending.sql"))
                        .to("""
                            sql:{{pending}}?dataSource=#{{datasource}}\
                            &template.maxRows={{batch}}\
                            &template.queryTimeout=120""")
                        .process(this::accept)
                        .filter(simple("${body.size} > 0"))
                            .setVariable(PartnerTroubles.STATEMENT, constant("claimed.sql"))
                            .to("sql:{{claimed}}?dataSource=#{{datasource}}&batch=true")
                        .end()
                    .end()
                    .process(troubles::over)
                .end();
        // spotless:on
    }

    private boolean isOurTurn(Exchange exchange) {
        var partner = partner(exchange);
        var job = "pull-signups-" + partner.name();
        if (partners.isSuspended(partner.name())) {
            return false;
        }
        if (partner.schedule() instanceof Every every) {
            return schedule.fires(job, every.pause());
        }
        var planned = exchange.getMessage().getHeader("scheduledFireTime", Date.class);
        return schedule.fires(job, planned == null ? Instant.now() : planned.toInstant());
    }

    private Partner partner(Exchange exchange) {
        var name = exchange.getVariable(PartnerTroubles.PARTNER, String.class);
        return partners.named(name).orElseThrow(() -> new IllegalStateException("no partner " + name));
    }

    /** Another read follows a full one, unless it brought nothing new: then the partner's rows are not being marked. */
    private boolean mayGoOn(Exchange exchange) {
        return exchange.getVariable(MORE, true, Boolean.class)
                && !partners.isSuspended(exchange.getVariable(PartnerTroubles.PARTNER, String.class))
                && exchange.getContext().isStarted();
    }

    @SuppressWarnings("unchecked")
    private void accept(Exchange exchange) throws Exception {
        var partner = partner(exchange);
        var read = (List<Map<String, Object>>) exchange.getMessage().getMandatoryBody(List.class);
        var found = new ArrayList<Row>();
        var refs = new ArrayList<Map<String, Object>>();
        for (var columns : read) {
            rows.toRow(partner, columns).ifPresent(row -> {
                found.add(row);
                refs.add(Map.of("ref", ref(columns)));
            });
        }
        var fresh = ledger.accept(partner.name(), partner.account(), found);
        report(partner, read.size() - found.size(), fresh);
        exchange.setVariable(MORE, read.size() >= partner.batch() && fresh > 0);
        exchange.getMessage().setBody(refs);
    }

    private static Object ref(Map<String, Object> columns) {
        return columns.entrySet().stream()
                .filter(column -> column.getKey().equalsIgnoreCase("ref"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static void report(Partner partner, int withoutRef, int fresh) {
        if (withoutRef > 0) {
            LOG.warn("partner {}: {} rows cannot be remembered: {}", partner.name(), withoutRef, PartnerRow.NO_REF);
        }
        if (fresh > 0) {
            LOG.info("partner {}: {} new rows", partner.name(), fresh);
        }
    }
}
