package routes;

import static routes.Step.turn;

import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The county's lists have columns of fixed width, which no YAML takes apart: ref 8, name 30, e-mail 40 characters. */
@Component
class TakeCountyLists extends RouteBuilder {

    @Override
    public void configure() {
        // spotless:off
        from("file:{{county.folder:/var/spool/county}}?include=.*[.]txt&charset=ISO-8859-1&moveFailed=.failed")
                .routeId("take-county-lists")
                .routeDescription("Hands in each line of the county's lists as a sign-up")
                .routeConfigurationId(Failures.OWN)
                .split(body().tokenize("\n")).streaming().shareUnitOfWork()
                    .process(turn(String.class, TakeCountyLists::signup))
                    .to("direct:accept-signup");
        // spotless:on
    }

    private static Map<String, String> signup(String line) {
        return Map.of(
                "partner", "county",
                "ref", cut(line, 0, 8),
                "name", cut(line, 8, 38),
                "email", cut(line, 38, 78));
    }

    private static String cut(String line, int from, int to) {
        return line.length() <= from ? "" : line.substring(from, Math.min(to, line.length())).strip();
    }
}
