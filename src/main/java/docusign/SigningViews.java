package docusign;

import com.docusign.esign.model.RecipientViewRequest;
import com.docusign.esign.model.ViewUrl;
import com.fasterxml.jackson.core.JsonProcessingException;
import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import throttle.Lane;

/**
 * Asks DocuSign for a signing page. It opens once and within five minutes, so it is asked for when somebody wants to
 * sign and kept nowhere.
 */
public class SigningViews {

    /** DocuSign cuts a longer return address off. */
    public static final int LONGEST_RETURN_URL = 470;

    /**
     * Whom the page is for: exactly as the envelope has it.
     *
     * @param clientUserId what marks a recipient who comes from us
     */
    public record Signer(String name, String email, String clientUserId) {

        /** Nobody. */
        @Override
        public String toString() {
            return "Signer[…]";
        }
    }

    /** What came of asking. */
    public sealed interface Page {

        /** Here it is. */
        record Minted(String url) implements Page {

            /** Without the address, which opens a contract. */
            @Override
            public String toString() {
                return "Minted[…]";
            }
        }

        /** DocuSign has none for this envelope and person, whose code says why. */
        record Refused(String code) implements Page {}

        /** Not now, but after that pause. */
        record Later(Duration pause, String why) implements Page {}
    }

    /** The call that mints a page; a person waits for it. */
    public RestCall mint(String account, String envelope, Signer signer, String returnUrl) {
        var wanted = new RecipientViewRequest();
        wanted.setAuthenticationMethod("None");
        wanted.setUserName(signer.name());
        wanted.setEmail(signer.email());
        wanted.setClientUserId(signer.clientUserId());
        wanted.setReturnUrl(returnUrl);
        var path = "/envelopes/" + URLEncoder.encode(envelope, StandardCharsets.UTF_8) + "/views/recipient";
        try {
            return RestCall.post(account, path, Envelopes.MODELS.writeValueAsBytes(wanted))
                    .in(Lane.INTERACTIVE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a wish for a signing page could not be written as JSON", e);
        }
    }

    /** What the answer means. A page that was minted and never heard of is worth nothing and harms nobody. */
    public Page read(Answer answer) {
        if (answer instanceof Answered answered) {
            return answered.ok() ? minted(answered) : refused(answered);
        } else if (answer instanceof NotNow notNow) {
            return new Page.Later(notNow.pause(), notNow.why());
        } else if (answer instanceof Silence silence) {
            return new Page.Later(Duration.ofSeconds(5), silence.why());
        }
        throw new IllegalStateException("an answer that no signing page has: " + answer.getClass());
    }

    private static Page minted(Answered answered) {
        try {
            var view = Envelopes.MODELS.readValue(answered.body(), ViewUrl.class);
            if (view != null && view.getUrl() != null && view.getUrl().matches("https?://\\S+")) {
                return new Page.Minted(view.getUrl());
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        return new Page.Later(Duration.ofSeconds(5), "DocuSign answered without an address");
    }

    private static Page refused(Answered answered) {
        return Refusal.read(answered.body())
                .<Page>map(refusal -> new Page.Refused(refusal.code().toUpperCase(Locale.ROOT)))
                .orElseGet(() -> new Page.Later(Duration.ofSeconds(5), "DocuSign answered " + answered.status()));
    }
}
