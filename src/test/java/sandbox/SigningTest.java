package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sandbox.Caller.Heard;

class SigningTest {

    private static final String VIEW = """
            {"returnUrl": "https://partner.example/back?x=1", "authenticationMethod": "none",
             "userName": "Anna <b>", "email": "%s", "clientUserId": "77"}""";

    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Caller.settings());
        caller = new Caller(sandbox).loggedIn();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void a_signing_page_opens_once_and_finishing_leads_back() {
        String id = embedded("finish@example.com");
        assertThat(truth(id).mails()).isZero();
        String path = page(id, "finish@example.com");
        Heard page = caller.get(path);
        assertThat(page.text()).contains("Anna &lt;b&gt;").doesNotContain("<b>");
        assertThat(truth(id).status()).isEqualTo(EnvelopeStatus.DELIVERED);
        assertThat(location(caller.get(path))).isEqualTo("https://partner.example/back?x=1&event=ttl_expired");
        assertThat(location(press(page, "finish")))
                .isEqualTo("https://partner.example/back?x=1&event=signing_complete");
        assertThat(truth(id).status()).isEqualTo(EnvelopeStatus.COMPLETED);
        assertThat(press(page, "finish").status()).isEqualTo(404);
        assertThat(view(id, VIEW.formatted("finish@example.com")).error()).isEqualTo("ENVELOPE_INVALID_STATUS");
    }

    @Test
    void declining_keeps_the_reason() {
        String id = embedded("no@example.com");
        Heard page = caller.get(page(id, "no@example.com"));
        assertThat(location(press(page, "decline"))).endsWith("&event=decline");
        assertThat(truth(id).status()).isEqualTo(EnvelopeStatus.DECLINED);
        assertThat(truth(id).recipients().get(0).reason()).isEqualTo("zu lang");
    }

    @Test
    void a_view_is_refused_unless_everything_names_the_recipient() {
        String id = embedded("exact@example.com");
        assertThat(view(id, VIEW.formatted("other@example.com")).error()).isEqualTo("UNKNOWN_ENVELOPE_RECIPIENT");
        assertThat(view(id, VIEW.formatted("exact@example.com").replace("77", "78"))
                        .error())
                .isEqualTo("UNKNOWN_ENVELOPE_RECIPIENT");
        assertThat(view(id, VIEW.formatted("exact@example.com").replace("https", "ftp"))
                        .error())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
        String remote = caller.created("remote@example.com");
        String plain = VIEW.formatted("remote@example.com")
                .replace(", \"clientUserId\": \"77\"", "")
                .replace("Anna <b>", "Anna Müller");
        assertThat(view(remote, plain).error()).isEqualTo("INVALID_CAPTIVE_RECIPIENT_OPERATION");
    }

    @Test
    void a_start_url_makes_an_embedded_signer_mailed_too() {
        Heard heard = caller.post(
                "/envelopes",
                Caller.definition(
                        "A",
                        "hybrid@example.com",
                        "h",
                        "\"roleName\"",
                        "\"clientUserId\": \"1\", \"embeddedRecipientStartURL\": \"SIGN_AT_DOCUSIGN\", \"roleName\""));
        assertThat(truth(heard.json().path("envelopeId").asText()).mails()).isEqualTo(1);
    }

    private static String embedded(String email) {
        Heard heard = caller.post(
                "/envelopes",
                Caller.definition("Anna <b>", email, "e", "\"roleName\"", "\"clientUserId\": \"77\", \"roleName\""));
        return heard.json().path("envelopeId").asText();
    }

    private static String page(String id, String email) {
        Heard heard = view(id, VIEW.formatted(email));
        assertThat(heard.status()).as(heard.text()).isEqualTo(201);
        return URI.create(heard.json().path("url").asText()).getPath();
    }

    private static Heard view(String id, String body) {
        return caller.post("/envelopes/" + id + "/views/recipient", body);
    }

    private static Heard press(Heard page, String button) {
        Matcher form =
                Pattern.compile("action=\"(/signing/[^\"]+/" + button + ")\"").matcher(page.text());
        assertThat(form.find()).isTrue();
        return caller.send(caller.request(form.group(1))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("reason=zu+lang")));
    }

    private static String location(Heard heard) {
        return heard.raw().headers().firstValue("Location").orElse("");
    }

    private static SandboxEnvelope truth(String id) {
        return sandbox.envelope(id).orElseThrow();
    }
}
