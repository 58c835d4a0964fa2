package routes;

import static routes.ApplyStatus.APPLY_STATUS;
import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.Step.turn;

import api.FreshNews;
import api.FreshNews.Asked;
import docusign.Answer;
import docusign.SingleEnvelope;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import signup.SignupKey;

/** Reads one envelope for a person who waits. Everybody else learns from listings, where one call tells of a thousand. */
@Component
class ReadEnvelope extends RouteBuilder {

    static final String READ_ENVELOPE = "direct:read-envelope";
    private static final String WANTED = "wanted";
    private static final String ASKED = "asked";

    private final SingleEnvelope envelopes;

    ReadEnvelope(SingleEnvelope envelopes) {
        this.envelopes = envelopes;
    }

    private record Wanted(SignupKey key, String account, String envelope) {}

    /** Lets an operator's call ask through the same door. */
    static FreshNews through(CamelContext camel) {
        var template = camel.createProducerTemplate();
        return (key, account, envelope) ->
                template.requestBody(READ_ENVELOPE, new Wanted(key, account, envelope), Asked.class);
    }

    @Override
    public void configure() {
        // spotless:off
        from(READ_ENVELOPE)
                .routeId("read-envelope")
                .routeDescription("Asks DocuSign for one envelope, unless it was asked for a quarter of an hour ago")
                .routeConfigurationId(Failures.CALLER)
                .setVariable(WANTED, body())
                .process(turn(Wanted.class, wanted -> envelopes.read(wanted.account(), wanted.envelope())))
                .to(CALL_DOCUSIGN)
                .process(this::understand)
                .to(APPLY_STATUS)
                .setBody(variable(ASKED));
        // spotless:on
    }

    private void understand(Exchange exchange) throws Exception {
        var answer = exchange.getMessage().getMandatoryBody(Answer.class);
        var wanted = exchange.getVariable(WANTED, Wanted.class);
        var news = envelopes.news(answer, wanted.envelope(), wanted.key());
        var asked = news.isPresent()
                ? new Asked(true, "", Duration.ZERO, envelopes.signers(answer, wanted.envelope()))
                : new Asked(false, SingleEnvelope.why(answer), envelopes.pause(answer), List.of());
        exchange.setVariable(ASKED, asked);
        exchange.getMessage().setBody(news.orElse(List.of()));
    }
}
