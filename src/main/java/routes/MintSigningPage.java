package routes;

import static routes.CallDocuSign.CALL_DOCUSIGN;
import static routes.Step.turn;

import api.SigningPages;
import docusign.Answer;
import docusign.SigningViews;
import ledger.SiteSignup;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Mints one signing page for a person who has just asked for it. */
@Component
class MintSigningPage extends RouteBuilder {

    static final String MINT_SIGNING_PAGE = "direct:mint-signing-page";

    private final SigningViews views;

    MintSigningPage(SigningViews views) {
        this.views = views;
    }

    private record Wanted(SiteSignup signup, String returnUrl) {}

    /** Lets the callers of the API and the clickers of links ask through the same door. */
    static SigningPages through(CamelContext camel) {
        var template = camel.createProducerTemplate();
        return (signup, returnUrl) ->
                template.requestBody(MINT_SIGNING_PAGE, new Wanted(signup, returnUrl), SigningViews.Page.class);
    }

    @Override
    public void configure() {
        // spotless:off
        from(MINT_SIGNING_PAGE)
                .routeId("mint-signing-page")
                .routeDescription("Asks DocuSign for a fresh signing page of one envelope, before any batch")
                .routeConfigurationId(Failures.CALLER)
                .process(turn(Wanted.class, this::call))
                .to(CALL_DOCUSIGN)
                .process(turn(Answer.class, views::read));
        // spotless:on
    }

    private Object call(Wanted wanted) {
        var person = wanted.signup().person();
        return views.mint(
                wanted.signup().account(),
                wanted.signup().envelopeId(),
                new SigningViews.Signer(person.name(), person.email(), person.clientUserId()),
                wanted.returnUrl());
    }
}
