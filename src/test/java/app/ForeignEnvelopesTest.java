package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import docusign.Answer;
import docusign.RestCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import sandbox.Identities;
import sandbox.SignerAct;
import throttle.Lane;

/** Envelopes that another tool of the account has sent, shown to a portal that may see all. */
class ForeignEnvelopesTest {

    private static final List<String> ALL = List.of("look-up", "look-up-all");

    private final Sites sites = Sites.shared();

    /** What a person at a desk sends, without our custom field. */
    private void another(String email, String subject) {
        var body = """
                {"status": "sent", "emailSubject": "%s", "templateId": "%s",
                 "templateRoles": [{"roleName": "signer", "name": "Ann Example", "email": "%s"}]}
                """.formatted(subject, Identities.MEMBERSHIP_TEMPLATE, email);
        var call = new RestCall(
                "main",
                "POST",
                "/envelopes",
                body.getBytes(StandardCharsets.UTF_8),
                Lane.SEND,
                Optional.empty(),
                false);
        var answer = sites.one
                .part(CamelContext.class)
                .createProducerTemplate()
                .requestBody("direct:call-docusign", call, Answer.class);
        assertThat(answer).hasToString("Answered[201]");
    }

    private static JsonNode found(Site site, String email) {
        return site.get("/api/v1/envelopes?email=" + Site.encoded(email)).body().path("items");
    }

    @Test
    void a_portal_that_may_see_all_is_shown_what_other_tools_have_sent_until_it_is_signed() {
        var portal = sites.site("beta", Map.of("name", "portal", "operations", ALL, "perMinute", 10_000));
        another("desk1@example.org", "A lease");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> found(portal, "Desk1@example.org").size() == 1);
        var envelope = found(portal, "desk1@example.org").path(0);
        assertThat(envelope.path("subject").asText()).isEqualTo("A lease");
        assertThat(envelope.has("ref")).isFalse();
        for (var key : List.of(
                Map.of("name", "own only", "operations", List.of("look-up")),
                Map.of("name", "silver", "operations", ALL, "templates", List.of("silver")))) {
            assertThat(found(sites.site("beta", key), "desk1@example.org"))
                    .as("%s", key)
                    .isEmpty();
        }
        sites.sandbox.act(envelope.path("envelopeId").asText(), SignerAct.SIGN);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> found(portal, "desk1@example.org").isEmpty());
    }
}
