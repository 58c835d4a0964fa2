package api;

import static org.assertj.core.api.Assertions.assertThat;

import api.Caller.Reply;
import docusign.Changing.Later;
import docusign.Changing.Refused;
import docusign.Changing.Taken;
import docusign.Changing.Unheard;
import docusign.EnvelopeSigner;
import docusign.Expiry;
import docusign.Voiding;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator hears and what is kept when an envelope is changed; DocuSign says what the test wants. */
class EnvelopeVerbsTest {

    private static final String MADE = "whether DocuSign has done it is not known: ";

    private final OperatorService service = OperatorService.shared();
    private final Caller operator = service.caller();
    private final FakeDocuSign docusign = service.part(FakeDocuSign.class);

    @BeforeEach
    void docusign_does_what_it_is_asked_for() {
        docusign.answers(new Taken());
    }

    private Rows sent(String partner, String state) {
        var rows = service.rows(partner).add("1", state);
        docusign.has("e-" + partner + "-1", new EnvelopeSigner("7", "signer", "", Rows.NAME, Rows.EMAIL, "sent"));
        return rows;
    }

    private Reply say(String partner, String verb, Map<String, ?> body) {
        return operator.post("/admin/v1/signups/" + partner + "/1/" + verb, body);
    }

    @Test
    void a_void_asks_once_for_this_envelope_and_is_kept_with_its_operator_before_and_after() {
        var rows = sent("v-done", "delivered");
        var reply = operator.decide("v-done", "1", "void", "has left the club");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("done").asBoolean()).isTrue();
        assertThat(reply.body().has("openUntil")).isFalse();
        assertThat(docusign.asked()).singleElement().isInstanceOfSatisfying(Voiding.class, change -> {
            assertThat(change.envelope()).isEqualTo("e-v-done-1");
            assertThat(change.reason()).isEqualTo("has left the club");
        });
        assertThat(rows.history("1")).containsExactly("void|has left the club|olga", "void done||olga");
    }

    @Test
    void silence_is_no_success_and_no_failure() {
        var rows = sent("v-silence", "sent");
        docusign.answers(new Unheard("DocuSign answered 500"));
        var reply = operator.decide("v-silence", "1", "void", "has left");
        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.body().path("done").asBoolean()).isFalse();
        assertThat(reply.body().path("state").asText()).isEqualTo("sent");
        assertThat(reply.body().path("why").asText()).isEqualTo(MADE + "DocuSign answered 500; the next listing tells");
        assertThat(rows.history("1")).containsExactly("void|has left|olga", "void unknown|DocuSign answered 500|olga");
    }

    @Test
    void a_call_that_failed_half_way_is_not_known_either() {
        sent("v-bug", "sent");
        docusign.answers(change -> {
            throw new IllegalStateException("of " + Rows.EMAIL);
        });
        assertThat(operator.decide("v-bug", "1", "void", "has left").status()).isEqualTo(202);
    }

    @Test
    void a_closed_quota_is_later_and_says_when() {
        var rows = sent("v-later", "sent");
        docusign.answers(new Later(Duration.ofMillis(1_400), "the quota of account main is spent"));
        var reply = operator.decide("v-later", "1", "void", "has left");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.http().headers().firstValue("Retry-After")).contains("2");
        assertThat(reply.detail()).isEqualTo("nothing was changed: the quota of account main is spent");
        assertThat(rows.history("1")).last().isEqualTo("void not made|the quota of account main is spent|olga");
    }

    @Test
    void a_refusal_has_the_truth_read_once_and_told() {
        var rows = sent("v-refused", "sent");
        docusign.answers(new Refused("ENVELOPE_CANNOT_VOID_INVALID_STATE"));
        docusign.isRead("e-v-refused-1", () -> rows.set("1", "state = 'completed'"));
        var reply = operator.decide("v-refused", "1", "void", "has left");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().path("state").asText()).isEqualTo("completed");
        assertThat(reply.detail())
                .isEqualTo("DocuSign refused: ENVELOPE_CANNOT_VOID_INVALID_STATE; "
                        + "how the envelope stands was read just now");
        assertThat(rows.history("1"))
                .last()
                .isEqualTo("void refused|ENVELOPE_CANNOT_VOID_INVALID_STATE, stands at completed|olga");
        rows.set("1", "state = 'sent'");
        var again = operator.decide("v-refused", "1", "void", "has left");
        assertThat(again.body().path("state").asText()).isEqualTo("sent");
        assertThat(again.detail()).endsWith("the next listing tells, because it was read a moment ago");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "waiting",
                "refused",
                "unsure",
                "sending",
                "invalid",
                "completed",
                "declined",
                "voided",
                "expired"
            })
    void without_an_open_envelope_nothing_is_asked_for(String state) {
        var rows = sent("no-envelope-" + state, state);
        for (var verb : Map.of("void", Map.of("reason", "x"), "extend", Map.of("reason", "x", "days", 5))
                .entrySet()) {
            var reply = say("no-envelope-" + state, verb.getKey(), verb.getValue());
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.body().path("state").asText()).isEqualTo(state);
            if (state.equals("waiting")) {
                assertThat(reply.detail()).contains("give-up");
            }
        }
        assertThat(docusign.asked()).isEmpty();
        assertThat(rows.history("1")).isEmpty();
    }

    @Test
    void what_makes_no_sense_is_refused_before_anything_is_asked_for() {
        sent("nonsense", "sent");
        assertThat(operator.decide("nonsense", "1", "void", "x".repeat(201)).detail())
                .contains("the signer reads");
        assertThat(say("nonsense", "extend", Map.of("reason", "x")).status()).isEqualTo(400);
        assertThat(say("nonsense", "extend", Map.of("reason", "x", "days", 0)).status())
                .isEqualTo(400);
        assertThat(say("nonsense", "extend", Map.of("reason", "x", "days", 1000))
                        .status())
                .isEqualTo(400);
        assertThat(say("nonsense", "extend", Map.of("days", 5)).status()).isEqualTo(400);
        assertThat(say("nonsense", "correct", Map.of("reason", "x")).detail()).contains("email, a name or both");
        assertThat(say("nonsense", "correct", Map.of("reason", "x", "email", "no address"))
                        .detail())
                .isEqualTo("email: is no e-mail address");
        assertThat(say("nonsense", "correct", Map.of("reason", "x", "name", "Bell\u0007"))
                        .detail())
                .startsWith("name: has");
        assertThat(say("nonsense", "correct", Map.of("reason", "x", "nmae", "Bob"))
                        .status())
                .isEqualTo(400);
        assertThat(operator.decide("nonsense", "nobody", "void", "x").status()).isEqualTo(404);
        assertThat(docusign.asked()).isEmpty();
    }

    @Test
    void more_days_are_counted_from_now_and_docusign_counts_from_the_sending() {
        var rows = sent("extend", "sent");
        rows.set("1", "sent_at = now() - interval '100 days 1 hour'");
        var reply = say("extend", "extend", Map.of("reason", "on holiday", "days", 30));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(docusign.asked()).singleElement().isEqualTo(new Expiry("main", "e-extend-1", 131));
        assertThat(Instant.parse(reply.body().path("openUntil").asText()))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(30)), Instant.now().plus(Duration.ofDays(31)));
        assertThat(rows.history("1").get(0)).isEqualTo("extend|on holiday [by 30 days, 131 after it was sent]|olga");
        var tooLong = say("extend", "extend", Map.of("reason", "on holiday", "days", 900));
        assertThat(tooLong.status()).isEqualTo(409);
        assertThat(tooLong.detail()).contains("999 days at most");
    }
}
