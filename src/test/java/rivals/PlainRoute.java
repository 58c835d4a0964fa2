package rivals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import rivals.Rival.Person;

/**
 * A plain Camel route as the manual has it: read rows, 32 at a time to DocuSign, mark each. Camel's defaults, except that as
 * many connections are kept as threads.
 */
public final class PlainRoute extends RouteBuilder {

    private final String docusign;
    private volatile CountDownLatch none = new CountDownLatch(1);

    private PlainRoute(String docusign) {
        this.docusign = docusign;
    }

    /** @param arguments DocuSign's address and the database's */
    public static void main(String... arguments) throws Exception {
        var camel = new DefaultCamelContext();
        camel.getRegistry().bind("database", Pool.of(arguments[1]));
        camel.getComponent("http", HttpComponent.class).setConnectionsPerRoute(Rival.IN_FLIGHT);
        var route = new PlainRoute(arguments[0]);
        camel.addRoutes(route);
        camel.start();
        camel.getRouteController().suspendRoute("send");
        Turns.take(() -> {
            route.none = new CountDownLatch(1);
            camel.getRouteController().resumeRoute("send");
            route.none.await();
            camel.getRouteController().suspendRoute("send");
        });
    }

    @Override
    public void configure() {
        var senders = Executors.newFixedThreadPool(Rival.IN_FLIGHT);
        // spotless:off
        from("sql:select ref, name, email, member_number, city from signups where taken_at is null order by ref limit 1000"
                + "?dataSource=#database&useIterator=false&routeEmptyResultSet=true&greedy=true&initialDelay=0&delay=100")
            .routeId("send")
            .choice()
                .when(exchange -> exchange.getMessage().getBody(List.class).isEmpty())
                    .process(exchange -> none.countDown())
                .otherwise()
                    .split(body()).parallelProcessing().executorService(senders)
                        .setProperty("ref", simple("${body[ref]}"))
                        .process(PlainRoute::write)
                        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                        .setHeader("Authorization", constant("Bearer a-token"))
                        .setHeader("Content-Type", constant("application/json"))
                        .to(docusign + "/restapi" + Rival.ENVELOPES)
                        .unmarshal().json(JsonLibrary.Jackson, JsonNode.class)
                        .setProperty("envelope", simple("${body.path('envelopeId').textValue}"))
                        .removeHeaders("*")
                        .to("sql:update signups set taken_at = now(), status = 'sent', envelope_id = :#${exchangeProperty.envelope},"
                                + " status_at = now() where ref = :#${exchangeProperty.ref}?dataSource=#database")
                    .end()
            .end();
        // spotless:on
    }

    private static void write(Exchange exchange) {
        Map<?, ?> row = exchange.getMessage().getBody(Map.class);
        exchange.getMessage()
                .setBody(Rival.envelope(new Person(
                        text(row, "ref"),
                        text(row, "name"),
                        text(row, "email"),
                        text(row, "member_number"),
                        text(row, "city"))));
    }

    private static String text(Map<?, ?> row, String column) {
        return String.valueOf(row.get(column));
    }
}
