package routes;

import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.springframework.stereotype.Component;
import partners.Partner;
import partners.Schedule.Cron;
import partners.Schedule.Every;

/** Makes a partner's routes from the templates, so that a partner is a folder and no Java. */
@Component
public class PartnerRoutes {

    private final CamelContext camel;

    PartnerRoutes(CamelContext camel) {
        this.camel = camel;
    }

    /** Starts the routes of a partner that has a database; a disabled one is only told its outcomes. */
    public void start(Partner partner, DataSource database) throws Exception {
        var pool = "partner-" + partner.name();
        camel.getRegistry().bind(pool, DataSource.class, database);
        TemplatedRouteBuilder.builder(camel, "write-back-outcome")
                .routeId("write-back-outcome-" + partner.name())
                .parameter("partner", partner.name())
                .parameter("outcome", partner.outcome().location())
                .parameter("datasource", pool)
                .add();
        TemplatedRouteBuilder.builder(camel, "write-back-outcomes")
                .routeId("write-back-outcomes-" + partner.name())
                .parameter("partner", partner.name())
                .add();
        if (partner.enabled()) {
            pull(partner, pool);
        }
    }

    private void pull(Partner partner, String pool) {
        for (var marking : List.of("mark-one-taken", "mark-taken")) {
            TemplatedRouteBuilder.builder(camel, marking)
                    .routeId(marking + "-" + partner.name())
                    .parameter("partner", partner.name())
                    .parameter("claimed", partner.claimed().location())
                    .parameter("datasource", pool)
                    .add();
        }
        TemplatedRouteBuilder.builder(camel, "pull-signups")
                .routeId("pull-signups-" + partner.name())
                .parameter("partner", partner.name())
                .parameter("tick", tick(partner))
                .add();
    }

    private static String tick(Partner partner) {
        var name = "pull-signups-" + partner.name();
        if (partner.schedule() instanceof Cron cron) {
            // a job that fires before its route is there would be given up; with plus signs it is found again as well
            return "quartz:" + name + "?stateful=true&triggerStartDelay=5000&cron=RAW("
                    + cron.expression().trim().replaceAll("\\s+", "+") + ")";
        } else if (partner.schedule() instanceof Every every) {
            return "timer:" + name + "?synchronous=true&period=" + every.pause().toMillis();
        }
        throw new IllegalStateException("a third kind of schedule");
    }
}
