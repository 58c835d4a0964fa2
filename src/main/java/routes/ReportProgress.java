package routes;

import docusign.DocuSignProperties;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.StringJoiner;
import ledger.Backlog;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import signup.SignupState;
import throttle.Forecast;
import throttle.SharedQuota;

/** Tells the operator how the job is getting on, before he asks. */
@Component
class ReportProgress extends RouteBuilder {

    private static final String LINE = "line";

    private final Backlog backlog;
    private final SharedQuota quota;
    private final DocuSignProperties docusign;
    private final Clock clock;
    private String last = "";

    ReportProgress(Backlog backlog, SharedQuota quota, DocuSignProperties docusign, Clock clock) {
        this.backlog = backlog;
        this.quota = quota;
        this.docusign = docusign;
        this.clock = clock;
    }

    @Override
    public void configure() {
        // spotless:off
        from("timer:report-progress?period={{progress.every}}")
                .routeId("report-progress")
                .routeDescription("Logs how many sign-ups stand where, what the quota has left and when all will be through")
                .routeConfigurationId(Failures.LEDGER)
                .process(exchange -> exchange.setVariable(LINE, line()))
                .filter(this::changed)
                    .log(LoggingLevel.INFO, "routes.ReportProgress", "${variable.line}")
                .end();
        // spotless:on
    }

    private boolean changed(Exchange exchange) {
        var line = exchange.getVariable(LINE, String.class);
        var changed = !line.equals(last);
        last = line;
        return changed;
    }

    private String line() {
        var line = new StringJoiner(", ");
        var states = backlog.states();
        for (var state : SignupState.values()) {
            if (states.containsKey(state)) {
                line.add(states.get(state) + " " + state.word());
            }
        }
        line.add(backlog.untold() + " outcomes to write back");
        var due = backlog.waitingByAccount();
        docusign.accounts().keySet().forEach(account -> line.add(account(account, due)));
        return states.isEmpty() ? "no sign-ups yet" : line.toString();
    }

    private String account(String account, Map<String, Long> due) {
        var limits = quota.limits(account);
        var used = quota.usage(account).map(usage -> usage.hourUsed()).orElse(0);
        var waiting = due.getOrDefault(account, 0L);
        var text = "account " + account + ": " + used + " of " + limits.hourly() + " calls of this hour used";
        return waiting == 0
                ? text
                : text + ", all sent by "
                        + Forecast.through(clock.instant(), waiting, Math.max(0, limits.hourly() - used), limits)
                                .truncatedTo(ChronoUnit.SECONDS);
    }
}
