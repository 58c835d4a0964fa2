package docusign;

import static docusign.ConnectAudit.Finding.DOCUMENTS;
import static docusign.ConnectAudit.Finding.FORMAT;
import static docusign.ConnectAudit.Finding.NONE;
import static docusign.ConnectAudit.Finding.OFF;
import static docusign.ConnectAudit.Finding.UNACKNOWLEDGED;
import static docusign.ConnectAudit.Finding.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import docusign.ConnectAudit.Failure;
import docusign.ConnectAudit.Finding;
import docusign.DocuSignProperties.Connect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import throttle.Lane;

class ConnectAuditTest {

    private static final String GOOD = """
            {"connectId":"11","name":"Anna's","urlToPublishTo":"https://sign.example.com/connect","allowEnvelopePublish":"true",
             "requiresAcknowledgement":"true","includeHMAC":"true","includeDocuments":"false","deliveryMode":"SIM",
             "eventData":{"version":"restv2.1","format":"json","includeData":["recipients"]}}""";
    private static final String ANOTHERS = GOOD.replace("sign.example.com/connect", "crm.example.com/docusign");

    private final ConnectAudit audit = audit("");

    private static ConnectAudit audit(String publicUrl) {
        return new ConnectAudit(new Connect(
                List.of("key"), publicUrl, DataSize.ofMegabytes(5), Duration.ZERO, Duration.ZERO, Duration.ofDays(1)));
    }

    private static Set<Finding> found(ConnectAudit audit, String... configurations) {
        var body = "{\"configurations\":[" + String.join(",", configurations) + "],\"totalRecords\":\"1\"}";
        return audit.findings(new Answered(200, body)).orElseThrow().keySet();
    }

    @Test
    void a_configuration_that_is_as_it_should_be_is_no_finding() {
        assertThat(found(audit, GOOD)).isEmpty();
        assertThat(found(audit, ANOTHERS, GOOD)).isEmpty();
        assertThat(found(audit, GOOD.replace("/connect\"", "/connect/?x=1\""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"allowEnvelopePublish\":\"true\"    | \"allowEnvelopePublish\":\"false\" | OFF",
                "\"includeHMAC\":\"true\"             | \"includeHMAC\":\"true\",\"pausePublish\":\"true\" | OFF",
                "\"requiresAcknowledgement\":\"true\" | \"requiresAcknowledgement\":\"false\" | UNACKNOWLEDGED",
                "\"includeHMAC\":\"true\"             | \"includeHMAC\":null | UNSIGNED",
                "\"includeDocuments\":\"false\"       | \"includeDocuments\":\"true\" | DOCUMENTS",
                "[\"recipients\"]                     | [\"recipients\",\"Documents\"] | DOCUMENTS",
                "\"format\":\"json\"                  | \"format\":\"xml\" | FORMAT",
                "\"eventData\"                        | \"other\" | FORMAT",
                "\"deliveryMode\":\"SIM\"             | \"deliveryMode\":\"Aggregate\" | FORMAT"
            })
    void each_box_that_is_ticked_wrong_is_found_with_the_number_of_the_configuration(
            String good, String bad, Finding finding) {
        var body = "{\"configurations\":[" + GOOD.replace(good, bad) + "]}";
        assertThat(audit.findings(new Answered(200, body)).orElseThrow())
                .containsOnlyKeys(finding)
                .containsValue("configuration 11");
    }

    @Test
    void without_a_configuration_nobody_tells_us_anything_unless_envelopes_order_it_themselves() {
        assertThat(found(audit)).containsExactly(NONE);
        assertThat(found(audit, ANOTHERS)).containsExactly(NONE);
        var ordering = audit("https://sign.example.com");
        assertThat(found(ordering)).isEmpty();
        assertThat(found(ordering, GOOD.replace("Publish\":\"true", "Publish\":\"false")))
                .isEmpty();
        assertThat(found(ordering, GOOD.replace("\"includeHMAC\":\"true\"", "\"includeHMAC\":\"false\"")))
                .containsExactly(UNSIGNED);
        assertThat(found(ordering, GOOD.replace("sign.", "test.").replace("\"includeHMAC\":\"true\"", "\"x\":\"\"")))
                .as("another installation's")
                .isEmpty();
    }

    @Test
    void of_two_that_deliver_to_us_one_that_is_off_is_no_finding() {
        var off = GOOD.replace("Publish\":\"true", "Publish\":\"false");
        assertThat(found(audit, off, GOOD)).isEmpty();
        assertThat(found(audit, off)).containsExactly(OFF);
        assertThat(Set.of(UNACKNOWLEDGED, DOCUMENTS, FORMAT)).doesNotContain(OFF);
    }

    @Test
    void failures_are_those_to_us_with_an_envelope() {
        var body = """
                {"failures":[{"failureId":"1","envelopeId":"e1","configUrl":"https://sign.example.com/connect","email":"a@example.com"},
                 {"failureId":"2","envelopeId":"e2","configUrl":"https://crm.example.com/docusign"},
                 {"failureId":"3","configUrl":"https://sign.example.com/connect"}],"totalRecords":"3"}""";
        assertThat(audit.failures(new Answered(200, body))).contains(List.of(new Failure("1", "e1")));
        assertThat(audit.failures(new Answered(200, "{\"totalRecords\":\"0\"}")))
                .contains(List.of());
    }

    @Test
    void what_is_no_answer_says_nothing_and_a_refusal_its_code() {
        for (var answer : List.of(
                new Answered(200, "<html>"),
                new Answered(200, "[]"),
                new Answered(403, "{\"errorCode\":\"USER_NOT_ACCOUNT_ADMIN\",\"message\":\"Anna may not\"}"),
                new NotNow(Duration.ZERO, "spent"),
                new Silence("reset"))) {
            assertThat(audit.findings(answer)).isEmpty();
            assertThat(audit.failures(answer)).isEmpty();
        }
        assertThat(ConnectAudit.refusal(new Answered(403, "{\"errorCode\":\"USER_NOT_ACCOUNT_ADMIN\"}")))
                .contains("USER_NOT_ACCOUNT_ADMIN");
        assertThat(ConnectAudit.refusal(new Answered(403, ""))).contains("status 403");
        assertThat(ConnectAudit.refusal(new Answered(200, "{}"))).isEmpty();
        assertThat(ConnectAudit.refusal(new Silence("reset"))).isEmpty();
    }

    @Test
    void the_calls_are_made_when_nobody_else_wants_to() {
        assertThat(audit.configurations("main").path()).isEqualTo("/connect");
        var failures = audit.failures("main", Instant.parse("2026-07-01T00:00:00.5Z"));
        assertThat(failures.path()).isEqualTo("/connect/failures?from_date=2026-07-01T00%3A00%3A00Z");
        var again = audit.republish("main", List.of("e1", "e2"));
        assertThat(again.method() + " " + again.path()).isEqualTo("PUT /connect/envelopes/retry_queue");
        assertThat(new String(again.body(), StandardCharsets.UTF_8))
                .contains("\"synchronous\":\"false\"")
                .contains("\"envelopeIds\":[\"e1\",\"e2\"]");
        assertThat(List.of(audit.configurations("main"), failures, again))
                .allMatch(call -> call.lane() == Lane.RECONCILE)
                .allMatch(RestCall::forAdministrators);
        assertThat(RestCall.get("main", "/envelopes?from_date=x").forAdministrators())
                .isFalse();
    }
}
