package routes;

import static routes.CallDocuSign.CALL_DOCUSIGN;

import docusign.Answer;
import docusign.DocuSignProperties;
import docusign.Envelopes;
import java.util.List;
import java.util.stream.Stream;
import ledger.DoubleLedger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Takes back what was mailed twice: voids the envelope that does not count. */
@Component
class VoidDoubles extends RouteBuilder {

    static final String VOID_DOUBLE = "direct:void-double";
    private static final String DOUBLE = "double";
    private static final int MOST = 10;

    private final DoubleLedger doubles;
    private final Envelopes envelopes;
    private final DocuSignProperties docusign;

    VoidDoubles(DoubleLedger doubles, Envelopes envelopes, DocuSignProperties docusign) {
        this.doubles = doubles;
        this.envelopes = envelopes;
        this.docusign = docusign;
    }

    /** One envelope to be voided. */
    private record Double(String account, String envelope) {}

    @Override
    public void configure() {
        // spotless:off
        from("timer:void-doubles?period=5000&synchronous=true")
                .routeId("void-doubles")
                .routeDescription("Takes each account's second envelopes that nobody has signed and has them voided")
                .routeConfigurationId(Failures.LEDGER)
                .setBody(exchange -> due())
                .split(body())
                    .to(VOID_DOUBLE)
                .end();

        from(VOID_DOUBLE)
                .routeId("void-double")
                .routeDescription("Voids one envelope and notes what became of it")
                .routeConfigurationId(Failures.LEDGER)
                .setVariable(DOUBLE, body())
                .process(Step.turn(Double.class, one -> envelopes.voidDouble(one.account(), one.envelope())))
                .to(CALL_DOCUSIGN)
                .process(this::settle);
        // spotless:on
    }

    private List<Double> due() {
        return docusign.accounts().keySet().stream().flatMap(this::due).toList();
    }

    private Stream<Double> due(String account) {
        return doubles.toVoid(account, MOST).stream().map(envelope -> new Double(account, envelope));
    }

    /** A refusal waits for a person; everything else is tried again in a minute. */
    private void settle(Exchange exchange) throws Exception {
        var answer = exchange.getMessage().getMandatoryBody(Answer.class);
        if (answer instanceof Answer.Answered answered) {
            var envelope = exchange.getVariable(DOUBLE, Double.class).envelope();
            doubles.voided(envelope, answered.ok() ? "" : Envelopes.refusal(answered));
        }
    }
}
