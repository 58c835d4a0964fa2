package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Answered;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signup.SignupKey;
import signup.SignupState;
import signup.StatusChange;

/** Everything that can become of an envelope, told apart alike in a listing, in a webhook and when it is read alone. */
class EndingsTest {

    private static final Instant NOW = Instant.parse("2026-07-20T00:00:00Z");
    private static final String ANN = "\"recipientId\":\"1\",\"name\":\"Ann Geheim\",\"email\":\"ann@geheim.org\"";
    private static final String FAILED = ANN + """
            ,"recipientAuthenticationStatus":{"phoneAuthResult":{"status":"Passed"},
             "accessCodeResult":{"status":"Failed","eventTimestamp":"2026-07-08T00:00:00.5Z","failureDescription":"Ann"},
             "liveIDResult":null,"idLookupResult":{}}""";

    private static String envelope(String fields, String signers) {
        return "{\"envelopeId\":\"" + SimMessages.ENVELOPE + "\"," + fields + """
                ,"createdDateTime":"2026-07-01T00:00:00Z","sentDateTime":"2026-07-01T00:00:00Z",
                "deliveredDateTime":"2026-07-02T00:00:00Z","completedDateTime":"2026-07-03T00:00:00Z",
                "declinedDateTime":"2026-07-04T00:00:00Z","voidedDateTime":"2026-07-05T00:00:00Z",
                "statusChangedDateTime":"2026-07-06T00:00:00Z",
                "customFields":{"textCustomFields":[{"name":"countersign","value":"acme:4711"}]},
                "recipients":{"signers":[%s]}}""".formatted(signers);
    }

    private static Optional<StatusChange> listed(String envelope) {
        var listing = "{\"resultSetSize\":\"1\",\"envelopes\":[" + envelope + "]}";
        return new Listings(Clock.fixed(NOW, ZoneOffset.UTC))
                .read(new Answered(200, listing)).orElseThrow().changes().stream()
                        .findFirst();
    }

    private static Optional<StatusChange> told(String envelope) {
        var message = """
                {"event":"envelope-corrected","generatedDateTime":"2026-07-09T00:00:00Z",
                 "data":{"accountId":"a","envelopeId":"%s","envelopeSummary":%s}}""".formatted(SimMessages.ENVELOPE, envelope);
        return ConnectMessage.read(message.getBytes(StandardCharsets.UTF_8), NOW)
                .orElseThrow()
                .news();
    }

    private static Optional<StatusChange> readAlone(String envelope) {
        return new SingleEnvelope(Clock.fixed(NOW, ZoneOffset.UTC))
                        .news(new Answered(200, envelope), SimMessages.ENVELOPE, new SignupKey("acme", "4711"))
                        .orElseThrow()
                        .stream()
                        .findFirst();
    }

    /** What happened, the envelope, its signers (ANN and FAILED stand for all of a signer but the status), what it is. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', emptyValue = "", nullValues = "no news", quoteCharacter = '`', textBlock = """
                signed                     | "status":"completed" | `` | COMPLETED | `` | 2026-07-03T00:00:00Z
                declined by one of two     | "status":"declined"  | {"status":"completed"},{ANN,"status":"declined","declinedReason":"dear"} | DECLINED | dear | 2026-07-04T00:00:00Z
                voided by the sender       | "status":"voided","voidedReason":"the offer has expired" | `` | VOIDED | the offer has expired | 2026-07-05T00:00:00Z
                not signed in time         | "status":"voided","voidedReason":"Envelope has expired." | `` | EXPIRED | Envelope has expired. | 2026-07-05T00:00:00Z
                not signed until its time  | "status":"voided","voidedReason":"expired!","expireDateTime":"2026-07-04T23:00:00Z" | `` | EXPIRED | expired! | 2026-07-05T00:00:00Z
                timed out, of old          | "status":"timedout" | `` | EXPIRED | `` | 2026-07-05T00:00:00Z
                deleted, of old            | "status":"deleted" | `` | VOIDED | deleted in DocuSign | 2026-07-05T00:00:00Z
                put into the recycle bin   | "status":"voided","voidedReason":"Deleted by the sender." | `` | VOIDED | Deleted by the sender. | 2026-07-05T00:00:00Z
                mail came back             | "status":"sent" | {ANN,"status":"autoresponded","autoRespondedReason":"550 no such user"} | BOUNCED | 550 no such user | seen
                the access code was wrong  | "status":"delivered" | {FAILED,"status":"delivered"} | BOUNCED | authentication failed: access code | 2026-07-08T00:00:00.500Z
                failed, as a status        | "status":"sent" | {ANN,"status":"AuthenticationFailed"} | BOUNCED | authentication failed | 2026-07-06T00:00:00Z
                failed, and signed then    | "status":"completed" | {FAILED,"status":"completed"} | COMPLETED | `` | 2026-07-03T00:00:00Z
                failed, and next signs     | "status":"delivered" | {FAILED,"status":"completed"},{"status":"sent"} | DELIVERED | `` | 2026-07-02T00:00:00Z
                reassigned and opened      | "status":"delivered" | {"recipientId":"9","name":"Bob","status":"delivered"} | DELIVERED | `` | 2026-07-02T00:00:00Z
                reassigned and signed      | "status":"completed" | {"recipientId":"9","name":"Bob","status":"completed"} | COMPLETED | `` | 2026-07-03T00:00:00Z
                reassigned and declined    | "status":"declined" | {"recipientId":"9","name":"Bob","status":"declined","declinedReason":"no"} | DECLINED | no | 2026-07-04T00:00:00Z
                corrected                  | "status":"sent" | {ANN,"status":"sent"} | SENT | `` | 2026-07-01T00:00:00Z
                being corrected            | "status":"correct" | {ANN,"status":"autoresponded"} | no news | `` | ``
                a draft                    | "status":"created" | `` | no news | `` | ``
                nearly completed           | "status":"signed" | `` | no news | `` | ``
                """)
    void each_is_told_from_the_others_on_every_path(
            String what, String fields, String signers, SignupState state, String reason, String at) {
        var envelope = envelope(fields, signers.replace("ANN", ANN).replace("FAILED", FAILED));
        understood(listed(envelope), state, reason, at.equals("seen") ? "2026-07-19T23:55:00Z" : at);
        understood(told(envelope), state, reason, at.equals("seen") ? "2026-07-09T00:00:00Z" : at);
        understood(readAlone(envelope), state, reason, at.equals("seen") ? NOW.toString() : at);
    }

    private static void understood(Optional<StatusChange> news, SignupState state, String reason, String at) {
        assertThat(news.map(StatusChange::state)).isEqualTo(Optional.ofNullable(state));
        news.ifPresent(change -> {
            assertThat(change.reason()).isEqualTo(reason);
            assertThat(change.occurredAt()).isEqualTo(Instant.parse(at));
            assertThat(change.toString()).doesNotContainIgnoringCase("ann", "bob", "geheim");
        });
    }
}
