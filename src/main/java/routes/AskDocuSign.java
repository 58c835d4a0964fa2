package routes;

import static routes.CallDocuSign.CALL_DOCUSIGN;

import docusign.Answer;
import docusign.Answer.Answered;
import docusign.Answer.Known;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import docusign.DocuSignProperties;
import docusign.RestCall;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import throttle.Lane;

/**
 * Where integrators' own routes call DocuSign: with a permit like everybody, and never to make an envelope, because only
 * the ledger can do that once.
 */
@Component
class AskDocuSign extends RouteBuilder {

    static final String ACCOUNT = "countersignAccount";
    static final String METHOD = "countersignMethod";
    static final String PATH = "countersignPath";

    private static final Pattern METHODS = Pattern.compile("GET|POST|PUT|DELETE");
    /** No percent sign in the path: another spelling of it would pass by what is refused below, and by the read guard. */
    private static final Pattern PATHS = Pattern.compile("(/[A-Za-z0-9_.~-]+)+(\\?[A-Za-z0-9_.~%&=,:+-]*)?");

    private static final Pattern CLIMBS = Pattern.compile("/\\.|%2[ef]", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAKES_ENVELOPES = Pattern.compile("/envelopes/?(\\?.*)?", Pattern.CASE_INSENSITIVE);

    private final DocuSignProperties docusign;

    AskDocuSign(DocuSignProperties docusign) {
        this.docusign = docusign;
    }

    @Override
    public void configure() {
        // spotless:off
        from("direct:ask-docusign")
                .routeId("ask-docusign")
                .routeDescription("Makes one call of DocuSign for an integrator's route, if there is a permit")
                .routeConfigurationId(Failures.CALLER)
                .process(this::call)
                .to(CALL_DOCUSIGN)
                .process(AskDocuSign::understand);
        // spotless:on
    }

    private void call(Exchange exchange) {
        var account = property(exchange, ACCOUNT);
        var method = property(exchange, METHOD);
        var path = property(exchange, PATH);
        require(docusign.accounts().containsKey(account), "account '" + account + "' is not among docusign.accounts");
        require(METHODS.matcher(method).matches(), "method is one of " + METHODS);
        require(
                PATHS.matcher(path).matches() && !CLIMBS.matcher(path).find(),
                "path begins with / and is what follows /restapi/v2.1/accounts/{accountId}");
        require(
                !method.equals("POST") || !MAKES_ENVELOPES.matcher(path).matches(),
                "envelopes are made from sign-ups only: hand one in");
        var sent = exchange.getMessage().getBody(byte[].class);
        var body = method.equals("GET") || sent == null ? new byte[0] : sent;
        exchange.getMessage()
                .setBody(new RestCall(account, method, path, body, Lane.RECONCILE, Optional.empty(), false));
    }

    private static void understand(Exchange exchange) throws Exception {
        var answer = exchange.getMessage().getMandatoryBody(Answer.class);
        if (answer instanceof Answered answered && answered.ok()) {
            exchange.getMessage().setBody(answered.body());
        } else {
            throw new NoAnswer(why(answer));
        }
    }

    /** Without what DocuSign wrote, which may name a person. */
    private static String why(Answer answer) {
        if (answer instanceof Answered answered) {
            return "DocuSign refused it with status " + answered.status();
        } else if (answer instanceof NotNow later) {
            return "not now, nothing was called: " + later.why();
        } else if (answer instanceof Known known) {
            return "this envelope was read at " + known.readAt()
                    + "; what becomes of envelopes is learnt without reads";
        } else if (answer instanceof Silence silence) {
            return "no answer: " + silence.why();
        }
        throw new IllegalStateException("a fifth kind of answer");
    }

    private static String property(Exchange exchange, String name) {
        return exchange.getProperty(name, "", String.class);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new NoAnswer(otherwise);
        }
    }

    /** DocuSign was not asked, or did not say yes; carries nothing of a person. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer(String why) {
            super(why);
        }
    }
}
