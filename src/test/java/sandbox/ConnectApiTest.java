package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectApiTest {

    private static final String NOWHERE = "http://localhost:1/connect";

    private final Sandbox sandbox =
            Sandbox.start(Caller.settings().withConnectKey("key").withConnectRetries(Duration.ofMillis(1), 2));
    private final Caller caller = new Caller(sandbox).loggedIn();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private int failures() {
        return caller.rest("/connect/failures?from_date=2026-01-01T00%3A00%3A00Z")
                .json()
                .path("failures")
                .size();
    }

    @Test
    void the_configuration_is_told_as_it_is_ticked() {
        assertThat(caller.rest("/connect").json().path("totalRecords").asText()).isEqualTo("0");
        sandbox.connectTo(NOWHERE);
        var good = caller.rest("/connect").json().at("/configurations/0");
        assertThat(good.path("urlToPublishTo").asText()).isEqualTo(NOWHERE);
        assertThat(good.path("allowEnvelopePublish").asText()).isEqualTo("true");
        assertThat(good.at("/eventData/format").asText()).isEqualTo("json");
        caller.control("/connect", "{\"on\": false, \"signed\": false, \"acknowledged\": false, \"documents\": true}");
        var bad = caller.rest("/connect").json().at("/configurations/0");
        assertThat(bad.path("allowEnvelopePublish").asText()).isEqualTo("false");
        assertThat(bad.path("includeHMAC").asText()).isEqualTo("false");
        assertThat(bad.path("requiresAcknowledgement").asText()).isEqualTo("false");
        assertThat(bad.path("includeDocuments").asText()).isEqualTo("true");
    }

    @Test
    void what_was_given_up_is_a_failure_until_it_is_asked_for_again() {
        sandbox.connectTo(NOWHERE);
        var id = caller.created("ann@example.com");
        Await.until(() -> failures() > 0 && sandbox.webhooksUnderWay() == 0);
        var failed = failures();
        var failure = caller.rest("/connect/failures").json().at("/failures/0");
        assertThat(failure.path("envelopeId").asText()).isEqualTo(id);
        assertThat(failure.path("configUrl").asText()).isEqualTo(NOWHERE);
        var again = "{\"envelopeIds\": [\"%s\"], \"synchronous\": \"%s\"}";
        assertThat(caller.put("/connect/envelopes/retry_queue", again.formatted(id, "true"))
                        .error())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(caller.put("/connect/envelopes/retry_queue", again.formatted(id, "false"))
                        .json()
                        .at("/retryQueue/0/envelopeId")
                        .asText())
                .isEqualTo(id);
        assertThat(sandbox.webhookCounts()).containsEntry("republished", failed);
        Await.until(() -> failures() == failed);
        assertThat(caller.rest("/connect/failures")
                        .json()
                        .at("/failures/0/failureId")
                        .asText())
                .isNotEqualTo(failure.path("failureId").asText());
    }

    @Test
    void a_configuration_that_is_off_delivers_nothing() {
        sandbox.connectTo(NOWHERE);
        caller.control("/connect", "{\"on\": false}");
        caller.created("bob@example.com");
        assertThat(sandbox.webhookCounts()).doesNotContainKey("posted");
    }
}
