package routes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.springframework.stereotype.Component;
import partners.Partner;
import partners.Schedule.Cron;
import partners.Schedule.Every;
import partners.SqlFile;

/** Makes a partner's routes from the templates and takes them away again, so that a partner is a folder and no Java. */
@Component
public class PartnerRoutes {

    /** Longer than any statement of a partner may take. */
    private static final long PATIENCE = 150;

    private final CamelContext camel;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final AtomicInteger versions = new AtomicInteger();

    PartnerRoutes(CamelContext camel) {
        this.camel = camel;
    }

    /** What was made for one partner: each version has names of its own, so that nothing of an older one is met again. */
    private record Running(String version, List<String> beans, List<String> routes) {}

    /** Starts the routes of a partner that has a database, all or none; a disabled one is only told its outcomes. */
    public void start(Partner partner, DataSource database) throws Exception {
        var version = partner.name() + "-" + versions.incrementAndGet();
        var made = new Running(version, new ArrayList<>(), new ArrayList<>());
        running.put(partner.name(), made);
        try {
            start(made, partner, database);
        } catch (Exception e) {
            takeBack(partner.name(), e);
            throw e;
        }
    }

    private void start(Running made, Partner partner, DataSource database) throws Exception {
        bind(made, pool(made), DataSource.class, database);
        add(made, "write-back-outcome", partner)
                .parameter("outcome", statement(made, partner.outcome()))
                .parameter("datasource", pool(made))
                .add();
        add(made, "write-back-outcomes", partner).add();
        if (partner.enabled()) {
            pull(made, partner);
        }
    }

    private void takeBack(String partner, Exception failure) {
        try {
            stop(partner);
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    private void pull(Running made, Partner partner) throws Exception {
        for (var marking : List.of("mark-one-taken", "mark-taken")) {
            add(made, marking, partner)
                    .parameter("claimed", statement(made, partner.claimed()))
                    .parameter("datasource", pool(made))
                    .add();
        }
        add(made, "pull-signups", partner).parameter("tick", tick(partner)).add();
    }

    /** Whether all that was made for that partner is there. */
    public boolean isRunning(String partner) {
        var made = running.get(partner);
        return made != null && made.routes().stream().allMatch(this::isThere);
    }

    private boolean isThere(String route) {
        return camel.getRoute(route) != null;
    }

    /**
     * Lets the partner's routes end what they are doing and removes them.
     *
     * @return false if one of them does not end; then all of them are there as before
     */
    public boolean stop(String partner) throws Exception {
        var made = running.get(partner);
        if (made == null) {
            return true;
        }
        var routes = new ArrayList<>(made.routes());
        Collections.reverse(routes); // callers before what they call
        for (var route : routes) {
            if (isThere(route) // one that could never be made cannot be stopped either
                    && !camel.getRouteController().stopRoute(route, PATIENCE, TimeUnit.SECONDS, true)) {
                startAgain(made);
                return false;
            }
        }
        for (var route : routes) {
            camel.removeRoute(route);
        }
        made.beans().forEach(camel.getRegistry()::unbind);
        running.remove(partner);
        return true;
    }

    private void startAgain(Running made) throws Exception {
        for (var route : made.routes()) {
            camel.getRouteController().startRoute(route);
        }
    }

    private TemplatedRouteBuilder add(Running made, String template, Partner partner) {
        var id = template + "-" + partner.name();
        made.routes().add(id);
        return TemplatedRouteBuilder.builder(camel, template).routeId(id).parameter("partner", partner.name());
    }

    /** The text that was checked, and not what the file holds by now. */
    private String statement(Running made, SqlFile file) {
        var name = file.name() + "-" + made.version();
        bind(made, name, String.class, file.text());
        return "ref:" + name;
    }

    private <T> void bind(Running made, String name, Class<T> type, T bean) {
        camel.getRegistry().bind(name, type, bean);
        made.beans().add(name);
    }

    private static String pool(Running made) {
        return "partner-" + made.version();
    }

    private static String tick(Partner partner) {
        var name = "pull-signups-" + partner.name();
        if (partner.schedule() instanceof Cron cron) {
            // a job that fires before its route is there would be given up; with plus signs it is found again as well
            return "quartz:" + name + "?stateful=true&triggerStartDelay=5000&trigger.timeZone=RAW("
                    + cron.zone() + ")&cron=RAW("
                    + cron.expression().trim().replaceAll("\\s+", "+") + ")";
        } else if (partner.schedule() instanceof Every every) {
            return "timer:" + name + "?synchronous=true&period=" + every.pause().toMillis();
        }
        throw new IllegalStateException("a third kind of schedule");
    }
}
