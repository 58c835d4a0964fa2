package routes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Reads CSV for integrators' own routes, row by row, however long the file is. */
@Component
class ReadCsv extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        from("direct:read-csv")
                .routeId("read-csv")
                .routeDescription("Makes of a CSV file rows that an integrator's route can split")
                .routeConfigurationId(Failures.OWN)
                .process(ReadCsv::read);
        // spotless:on
    }

    private static void read(Exchange exchange) throws IOException {
        var rows = CsvRows.read(
                exchange.getMessage().getBody(InputStream.class),
                Charset.forName(taken(exchange, "charset", "UTF-8")),
                taken(exchange, "separator", ","),
                taken(exchange, "columns", ""),
                Boolean.parseBoolean(taken(exchange, "header", "true")));
        exchange.getMessage().setBody(rows); // who closes themselves: a Kamelet's exchange ends before its caller's
    }

    private static String taken(Exchange exchange, String what, String usual) {
        var set = exchange.removeProperty("countersignCsv." + what);
        return set == null || set.toString().isEmpty() ? usual : set.toString();
    }
}
