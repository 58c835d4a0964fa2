package routes;

import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.Step.turn;

import docusign.Answer;
import docusign.ConnectAudit;
import docusign.ConnectAudit.Failure;
import docusign.ConnectAudit.Finding;
import docusign.DocuSignProperties;
import docusign.RestCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ledger.ConnectHealth;
import ledger.ConnectHealth.Change;
import ledger.Schedule;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks once in a while whether DocuSign can tell us what happens: how each account's Connect is configured and what it
 * could not deliver, which is asked for once more. Who may not look is told so once.
 */
@Component
class AuditConnect extends RouteBuilder {

    static final String AUDIT_ACCOUNT = "direct:audit-account";

    private static final Logger LOG = LoggerFactory.getLogger(AuditConnect.class);
    private static final Duration BACK = Duration.ofDays(7);
    private static final String ACCOUNT = "account";
    private static final String FINDINGS = "findings";
    private static final String REPEATED = "repeated";

    private final ConnectAudit audit;
    private final ConnectHealth health;
    private final Schedule schedule;
    private final DocuSignProperties docusign;
    private final Clock clock;
    private final Counter republished;

    AuditConnect(
            ConnectAudit audit,
            ConnectHealth health,
            Schedule schedule,
            DocuSignProperties docusign,
            Clock clock,
            MeterRegistry meters) {
        this.audit = audit;
        this.health = health;
        this.schedule = schedule;
        this.docusign = docusign;
        this.clock = clock;
        this.republished = Counter.builder("countersign.connect.republished")
                .description("failed deliveries that DocuSign was asked to repeat")
                .register(meters);
    }

    @Override
    public void configure() {
        // spotless:off
        from("quartz:audit-connect?cron=RAW({{reconcile.schedule}})&stateful=true")
                .routeId("audit-connect")
                .routeDescription("Has the Connect of each account looked at that was not for a while, on one replica of several")
                .routeConfigurationId(Failures.LEDGER)
                .autoStartup(docusign.connect().audited())
                .filter(this::isOurTurn)
                    .setBody(exchange -> due())
                    .split(body())
                        .to(AUDIT_ACCOUNT)
                    .end()
                .end();

        from(AUDIT_ACCOUNT)
                .routeId("audit-account")
                .routeDescription("Looks at one account's Connect, notes what is wrong and has failed deliveries repeated")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(ACCOUNT, body())
                .process(turn(String.class, audit::configurations))
                .to(CALL_DOCUSIGN)
                .process(this::configurations)
                .filter(body().isInstanceOf(RestCall.class))
                    .to(CALL_DOCUSIGN)
                    .process(this::failures)
                .end()
                .filter(body().isInstanceOf(RestCall.class))
                    .to(CALL_DOCUSIGN)
                    .process(this::repeated)
                .end();
        // spotless:on
    }

    private boolean isOurTurn(Exchange exchange) {
        var planned = exchange.getMessage().getHeader("scheduledFireTime", Date.class);
        return schedule.fires("audit-connect", planned.toInstant());
    }

    /** A little before its time, so that a look a day stays one. */
    private List<String> due() {
        var within = docusign.connect().audit().multipliedBy(9).dividedBy(10);
        return docusign.accounts().keySet().stream()
                .filter(account -> !health.auditedWithin(account, within))
                .toList();
    }

    private static String account(Exchange exchange) {
        return exchange.getVariable(ACCOUNT, String.class);
    }

    /** Goes on to the failures, unless we may not look or DocuSign did not answer: then the next run asks again. */
    private void configurations(Exchange exchange) throws Exception {
        var account = account(exchange);
        var answer = exchange.getMessage().getMandatoryBody(Answer.class);
        var findings = audit.findings(answer);
        var refusal = ConnectAudit.refusal(answer);
        refusal.ifPresent(why -> tell(account, Map.of(), health.refused(account, why), why));
        findings.ifPresent(found -> {
            exchange.setVariable(FINDINGS, found);
            exchange.getMessage()
                    .setBody(audit.failures(account, clock.instant().minus(BACK)));
        });
    }

    @SuppressWarnings("unchecked")
    private void failures(Exchange exchange) throws Exception {
        var account = account(exchange);
        var failures = audit.failures(exchange.getMessage().getMandatoryBody(Answer.class));
        var findings = new TreeMap<Finding, String>(exchange.getVariable(FINDINGS, Map.class));
        failures.filter(all -> !all.isEmpty())
                .ifPresent(all -> findings.put(Finding.FAILURES, all.size() + " failed deliveries wait"));
        var words = new HashMap<String, String>();
        findings.forEach((finding, detail) -> words.put(finding.word(), detail));
        tell(account, words, health.found(account, words), "");
        failures.flatMap(all -> repeat(exchange, all))
                .ifPresent(call -> exchange.getMessage().setBody(call));
    }

    /** Each failure once: what fails again is for a person, and listings bring the news in any case. */
    private Optional<RestCall> repeat(Exchange exchange, List<Failure> failures) {
        var account = account(exchange);
        var fresh = health.notRepublished(
                account, failures.stream().map(Failure::id).distinct().toList());
        var again = failures.stream()
                .filter(failure -> fresh.contains(failure.id()))
                .limit(ConnectAudit.MOST)
                .toList();
        exchange.setVariable(REPEATED, again);
        return again.isEmpty()
                ? Optional.empty()
                : Optional.of(audit.republish(
                        account,
                        again.stream().map(Failure::envelopeId).distinct().toList()));
    }

    @SuppressWarnings("unchecked")
    private void repeated(Exchange exchange) throws Exception {
        var account = account(exchange);
        var again = (List<Failure>) exchange.getVariable(REPEATED, List.class);
        if (exchange.getMessage().getMandatoryBody(Answer.class) instanceof Answer.Answered answered && answered.ok()) {
            health.republished(account, again.stream().map(Failure::id).toList());
            republished.increment(again.size());
            LOG.info("account {}: DocuSign was asked to repeat {} failed deliveries", account, again.size());
        }
    }

    private static void tell(String account, Map<String, String> findings, Change change, String why) {
        if (change.refused()) {
            LOG.info(
                    "account {}: DocuSign does not let us look at its Connect ({}); only an administrator's user may",
                    account,
                    why);
        }
        change.fresh()
                .forEach(finding -> LOG.warn(
                        "account {}: Connect: {}: {}; see docs/webhooks.md", account, finding, findings.get(finding)));
        change.over().forEach(finding -> LOG.info("account {}: Connect: no more {}", account, finding));
    }
}
