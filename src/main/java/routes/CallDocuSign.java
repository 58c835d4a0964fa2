package routes;

import static routes.Step.turn;

import docusign.Answer;
import docusign.Answer.Silence;
import docusign.Call;
import docusign.DocuSignProperties;
import docusign.Door;
import docusign.Download;
import docusign.Download.NotWritten;
import docusign.Http;
import docusign.HttpCall;
import docusign.Reply;
import docusign.RestCall;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpMethods;
import org.springframework.stereotype.Component;

/** The one door to DocuSign: every call of every kind passes this route, and so the throttle. */
@Component
class CallDocuSign extends RouteBuilder {

    static final String CALL_DOCUSIGN = "direct:call-docusign";
    private static final String CALL = "call";
    private static final String SENT = "sent";
    private static final String INTO = "into";
    /** When the last call left, by the clock that never jumps. */
    static final String LEFT_AT = "leftAt";

    private final Door door;
    private final DocuSignProperties properties;
    private final CallMeters meters;
    private final int connections;

    CallDocuSign(Door door, DocuSignProperties properties, SendingProperties sending, CallMeters meters) {
        this.meters = meters;
        this.door = door;
        this.properties = properties;
        this.connections = properties.accounts().size() * sending.inFlight() + 20;
    }

    /** Lets plain Java ask for a token through the same door. */
    static Http through(CamelContext camel) {
        var template = camel.createProducerTemplate();
        return call -> template.requestBody(CALL_DOCUSIGN, call, Answer.class);
    }

    @Override
    public void configure() {
        // spotless:off
        getContext().addComponent("docusign", client());

        from(CALL_DOCUSIGN)
                .routeId("call-docusign")
                .routeDescription("Makes one call of DocuSign, if there is a permit, and understands what comes back")
                .routeConfigurationId(Failures.CALLER)
                .noStreamCaching()
                .process(CallDocuSign::open)
                .setVariable(CALL, body())
                .process(turn(Call.class, door::admit))
                .filter(body().isInstanceOf(HttpCall.class))
                    .setVariable(SENT, body())
                    .doTry()
                        .removeHeaders("*")
                        .process(CallDocuSign::writeRequest)
                        .to("docusign:api?throwExceptionOnFailure=false&copyHeaders=false&disableStreamCache=true")
                        .process(exchange -> WireReply.read(exchange, INTO))
                        .process(this::understand)
                    .doCatch(Exception.class)
                        .process(this::noReply)
                    .end()
                    .filter(this::tokenRefused)
                        .process(this::renew)
                        .to(CALL_DOCUSIGN)
                    .end()
                .end();
        // spotless:on
    }

    /** Pooled connections for all that may be in flight; each wait has its end; nothing is repeated or redirected. */
    private HttpComponent client() {
        var http = new HttpComponent();
        http.setConnectTimeout(properties.connectTimeout().toMillis());
        http.setConnectionRequestTimeout(properties.connectTimeout().toMillis());
        http.setResponseTimeout(properties.readTimeout().toMillis());
        http.setSoTimeout(properties.readTimeout().toMillis());
        http.setConnectionsPerRoute(connections);
        http.setMaxTotalConnections(connections);
        http.setAutomaticRetriesDisabled(true);
        http.setHttpClientConfigurer(client ->
                client.disableAutomaticRetries().disableRedirectHandling().disableAuthCaching());
        http.setRedirectHandlingDisabled(true);
        http.setCookieManagementDisabled(true);
        http.setUserAgent("countersign");
        return http;
    }

    /** What is fetched into a file is asked for like everything else. */
    private static void open(Exchange exchange) {
        exchange.removeVariable(INTO);
        if (exchange.getMessage().getBody() instanceof Download download) {
            exchange.setVariable(INTO, download.into());
            exchange.getMessage().setBody(download.call());
        }
    }

    private static void writeRequest(Exchange exchange) throws Exception {
        exchange.setVariable(LEFT_AT, System.nanoTime());
        var message = exchange.getMessage();
        var call = message.getMandatoryBody(HttpCall.class);
        message.setHeader(
                Exchange.HTTP_METHOD, HttpMethods.valueOf(call.method())); // a text is converted anew each time
        message.setHeader(Exchange.HTTP_URI, call.uri().toString());
        call.headers().forEach(message::setHeader);
        if (exchange.getVariable(INTO) != null) {
            message.setHeader("Accept", "application/pdf");
        }
        message.setBody(call.body().length == 0 ? null : call.body());
    }

    private void understand(Exchange exchange) throws Exception {
        var reply = exchange.getMessage().getMandatoryBody(Reply.class);
        var call = exchange.getVariable(CALL, Call.class);
        var answer = door.understand(call, exchange.getVariable(SENT, HttpCall.class), reply);
        meters.answered(call, reply, answer, underWay(exchange));
        exchange.getMessage().setBody(answer);
    }

    private void noReply(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        var call = exchange.getVariable(CALL, Call.class);
        var answer = door.noReply(call, exchange.getVariable(SENT, HttpCall.class), failure);
        meters.unanswered(call, answer, underWay(exchange));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage()
                .setBody(failure instanceof NotWritten ? new Silence("what came could not be written") : answer);
    }

    private static long underWay(Exchange exchange) {
        return System.nanoTime() - exchange.getVariable(LEFT_AT, Long.class);
    }

    private boolean tokenRefused(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof Answer answer
                && door.tokenRefused(exchange.getVariable(CALL, Call.class), answer);
    }

    private void renew(Exchange exchange) {
        var call = exchange.getVariable(CALL, RestCall.class);
        var again = door.renew(call, exchange.getVariable(SENT, HttpCall.class));
        var into = exchange.getVariable(INTO, Path.class);
        exchange.getMessage().setBody(into == null ? again : new Download(again, into));
    }
}
