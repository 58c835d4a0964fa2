package routes;

import api.Quotas;
import docusign.DocuSignProperties;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import ledger.Backlog;
import ledger.Workload;
import ledger.Workload.Load;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import signup.SignupState;
import throttle.Lane;
import throttle.SharedQuota;
import throttle.Usage;

/** Tells the operator how the job is getting on, before he asks. */
@Component
class ReportProgress extends RouteBuilder {

    private static final String LINE = "line";

    private static final Logger LOG = LoggerFactory.getLogger(ReportProgress.class);

    private final Backlog backlog;
    private final Workload workload;
    private final Quotas quotas;
    private final SharedQuota quota;
    private final DocuSignProperties docusign;
    private final LimitHints hints = new LimitHints();
    private String last = "";

    ReportProgress(Backlog backlog, Workload workload, Quotas quotas, SharedQuota quota, DocuSignProperties docusign) {
        this.backlog = backlog;
        this.workload = workload;
        this.quotas = quotas;
        this.quota = quota;
        this.docusign = docusign;
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
        var loads = workload.loads();
        docusign.accounts().keySet().forEach(account -> line.add(account(account, loads)));
        return states.isEmpty() ? "no sign-ups yet" : line.toString();
    }

    private String account(String account, List<Load> loads) {
        var limits = quota.limits(account);
        var usage = quota.usage(account).orElse(Usage.none(limits));
        hints.of(account, usage, limits).ifPresent(hint -> LOG.info("account {}: {}", account, hint));
        var waiting = quotas.toSend(account, loads);
        return "account " + account + ": " + used(usage)
                + (waiting.isEmpty()
                        ? ""
                        : ", all sent by " + quotas.through(account, waiting).truncatedTo(ChronoUnit.SECONDS));
    }

    /** By lane only where there was more than one. */
    static String used(Usage usage) {
        var parts = new StringJoiner(", ", " (", ")").setEmptyValue("");
        var lanes = Arrays.stream(Lane.values())
                .filter(lane -> usage.lanes().getOrDefault(lane, 0) > 0)
                .toList();
        if (lanes.size() > 1) {
            lanes.forEach(lane -> parts.add(usage.lanes().get(lane) + " " + lane.word()));
        }
        if (usage.othersUsed() > 0) {
            parts.add(usage.othersUsed() + " by others");
        }
        return usage.hourUsed() + " of " + usage.hourLimit() + " calls of this hour used" + parts + ", " + usage.left()
                + " left";
    }
}
