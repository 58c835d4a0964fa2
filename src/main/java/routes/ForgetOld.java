package routes;

import java.time.Duration;
import ledger.Retention;
import ledger.Schedule;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has the ledger forget what it need not keep, a little at a time, on one replica of several. */
@Component
class ForgetOld extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetOld.class);

    /** A first run may find years; the next one goes on. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Retention retention;
    private final RetentionProperties properties;
    private final Schedule schedule;

    ForgetOld(Retention retention, RetentionProperties properties, Schedule schedule) {
        this.retention = retention;
        this.properties = properties;
        this.schedule = schedule;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:forget-old?period={{retention.every}}&synchronous=true")
                .routeId("forget-old")
                .routeDescription("Forgets people and told outcomes that are older than the ledger is to keep them")
                .routeConfigurationId(Failures.LEDGER)
                .autoStartup(isWanted(properties.people()) || isWanted(properties.history()))
                .filter(tick -> schedule.fires("forget-old", properties.every()))
                    .process(this::forget)
                .end();
        // spotless:on
    }

    private static boolean isWanted(Duration keep) {
        return !keep.isZero();
    }

    private void forget(Exchange exchange) {
        var end = System.nanoTime() + LONGEST.toNanos();
        var people = isWanted(properties.people())
                ? retention.forgetPeople(properties.people(), () -> goOn(exchange, end))
                : 0;
        var told = isWanted(properties.history())
                ? retention.forgetHistory(properties.history(), () -> goOn(exchange, end))
                : 0;
        if (people + told > 0) {
            LOG.info("forgotten: {} people of completed sign-ups, {} outcomes and lines of histories", people, told);
        }
    }

    private static boolean goOn(Exchange exchange, long end) {
        return exchange.getContext().isStarted() && System.nanoTime() < end;
    }
}
