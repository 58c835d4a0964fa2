package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throttle.Lane;

class ManyEnvelopesTest {

    private final ManyEnvelopes envelopes = new ManyEnvelopes();

    @Test
    void many_are_asked_for_in_one_call_that_is_no_reading_of_a_single_one() {
        var call = envelopes.statuses("main", List.of("e1", "e2"));
        assertThat(call.method() + " " + call.path())
                .isEqualTo("PUT /envelopes/status?envelope_ids=request_body&count=2");
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).isEqualTo("{\"envelopeIds\":[\"e1\",\"e2\"]}");
        assertThat(call.lane()).isEqualTo(Lane.RECONCILE);
        assertThat(SingleEnvelope.readBy(call)).isEmpty();
        var details = envelopes.details("main", List.of("e1", "e2"));
        assertThat(URI.create(details.path()).getQuery())
                .isEqualTo("envelope_ids=e1,e2&count=2&include=recipients,custom_fields");
        assertThat(SingleEnvelope.readBy(details)).isEmpty();
    }

    @Test
    void fifty_ids_make_no_address_that_is_too_long() {
        var ids = IntStream.range(0, ManyEnvelopes.MOST_IN_DETAIL)
                .mapToObj(i -> "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e0" + (10 + i))
                .toList();
        assertThat(envelopes.details("main", ids).path()).hasSizeLessThan(2_048);
    }

    @Test
    void the_answer_tells_where_each_stands() {
        var body = """
                {"resultSetSize":"2","totalSetSize":"2","nextUri":"","envelopes":[
                 {"envelopeId":"E-1","status":"Completed","statusChangedDateTime":"2026-07-01T00:00:00Z"},
                 {"envelopeId":"e-2","status":"sent"},{"status":"sent"}]}""";
        assertThat(envelopes.read(new Answered(200, body))).contains(Map.of("e-1", "completed", "e-2", "sent"));
        assertThat(ManyEnvelopes.id("E-1")).isEqualTo("e-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{}",
                "{\"resultSetSize\":\"1\",\"nextUri\":\"/more\",\"envelopes\":[{\"envelopeId\":\"e1\",\"status\":\"sent\"}]}",
                "{\"resultSetSize\":\"1\",\"endPosition\":\"0\",\"totalSetSize\":\"2\",\"envelopes\":[]}"
            })
    void what_is_no_whole_answer_makes_no_envelope_unknown(String body) {
        assertThat(envelopes.read(new Answered(200, body))).isEmpty();
    }

    @Test
    void a_refusal_or_silence_is_no_answer() {
        assertThat(envelopes.read(new Answered(400, "{\"envelopes\":[]}"))).isEmpty();
        assertThat(envelopes.read(new NotNow(Duration.ZERO, "spent"))).isEmpty();
        assertThat(envelopes.read(new Silence("reset"))).isEmpty();
    }
}
