package routes;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.sql.SqlConstants;
import org.springframework.stereotype.Component;
import partners.Blame;
import partners.SetAside;

/**
 * Tells a partner's table which rows are remembered: all in one batch, or else one by one, since a batch fails as a whole
 * for a single row that a constraint or a trigger refuses. Templates; two routes a partner.
 */
@Component
class MarkTaken extends RouteBuilder {

    /** The ref as the ledger knows it, beside the one that the statement gets. */
    static final String KEY = "key";

    private static final String REFS = "refs";
    private static final String CLAIMED = "claimed.sql";

    private final PartnerTroubles troubles;
    private final SetAside setAside;

    MarkTaken(PartnerTroubles troubles, SetAside setAside) {
        this.troubles = troubles;
        this.setAside = setAside;
    }

    @Override
    public void configure() {
        // spotless:off
        routeTemplate("mark-taken")
                .templateParameter("partner", null, "name of the partner's folder")
                .templateParameter("claimed", null, "where claimed.sql is")
                .templateParameter("datasource", null, "name of the partner's connection pool")
                .from("direct:mark-taken-{{partner}}")
                .routeDescription("Marks all rows of one read as taken, at once or else one by one")
                .routeConfigurationId(Failures.CALLER)
                .setVariable(PartnerTroubles.PARTNER, constant("{{partner}}"))
                .setVariable(PartnerTroubles.STATEMENT, constant(CLAIMED))
                .setVariable(REFS, body())
                .doTry()
                    .to("sql:{{claimed}}?dataSource=#{{datasource}}&batch=true&template.queryTimeout=120")
                    .process(this::allWorked)
                .doCatch(Exception.class).onWhen(MarkTaken::mayBeOneRows)
                    .setBody(exchange -> exchange.getVariable(REFS))
                    .split(body()).stopOnException()
                        .to("direct:mark-one-taken-{{partner}}")
                    .end()
                .end();

        routeTemplate("mark-one-taken")
                .templateParameter("partner", null, "name of the partner's folder")
                .templateParameter("claimed", null, "where claimed.sql is")
                .templateParameter("datasource", null, "name of the partner's connection pool")
                .from("direct:mark-one-taken-{{partner}}")
                .routeDescription("Marks one row as taken, or sets it aside for a while")
                .routeConfigurationId(Failures.CALLER)
                .setVariable(PartnerTroubles.PARTNER, constant("{{partner}}"))
                .setVariable(PartnerTroubles.STATEMENT, constant(CLAIMED))
                .setVariable(REFS, body())
                .doTry()
                    .to("sql:{{claimed}}?dataSource=#{{datasource}}&template.queryTimeout=60")
                    .process(exchange -> setAside.worked(partner(exchange), ref(exchange)))
                .doCatch(Exception.class).onWhen(MarkTaken::mayBeOneRows)
                    .process(this::setAside)
                .end();
        // spotless:on
    }

    /** Not if nothing works anyway: then each row would wait for the same failure. */
    private static boolean mayBeOneRows(Exchange exchange) {
        var blame = Blame.of(PartnerTroubles.failure(exchange));
        return blame == Blame.ROW || blame == Blame.MOMENT;
    }

    private void allWorked(Exchange exchange) {
        var refs = exchange.getVariable(REFS, Iterable.class);
        var many = 0;
        for (var one : refs) {
            setAside.worked(partner(exchange), ref(one));
            many++;
        }
        if (exchange.getMessage().getHeader(SqlConstants.SQL_UPDATE_COUNT, 0, Integer.class) > many) {
            troubles.rows(
                    exchange,
                    "partner " + partner(exchange) + ": " + CLAIMED + ": has marked more rows than it was given;"
                            + " refs that the database takes as equal are one sign-up to it");
        } else if (setAside.count(partner(exchange)) == 0) {
            troubles.overInRows(exchange);
        }
    }

    private void setAside(Exchange exchange) {
        setAside.failed(partner(exchange), ref(exchange));
        troubles.metInRow(exchange, PartnerTroubles.failure(exchange));
    }

    private static String partner(Exchange exchange) {
        return exchange.getVariable(PartnerTroubles.PARTNER, String.class);
    }

    private static String ref(Exchange exchange) {
        return ref(exchange.getVariable(REFS));
    }

    private static String ref(Object row) {
        return row instanceof Map<?, ?> map ? String.valueOf(map.get(KEY)) : "";
    }
}
