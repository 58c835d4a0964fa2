package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Answered;
import docusign.Answer.Silence;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvelopeSignerTest {

    private static EnvelopeSigner signer(String id, String role, String client, String email, String status) {
        return new EnvelopeSigner(id, role, client, "Ann", email, status);
    }

    private static Optional<String> found(String role, String client, String email, EnvelopeSigner... signers) {
        return EnvelopeSigner.find(List.of(signers), role, client, List.of("new@x.org", email))
                .map(EnvelopeSigner::recipientId);
    }

    @Test
    void the_role_decides_where_one_address_signs_for_two() {
        var child = signer("1", "child", "", "mum@x.org", "sent");
        var guardian = signer("2", "guardian", "", "mum@x.org", "created");
        assertThat(found("child", "", "mum@x.org", child, guardian)).contains("1");
        assertThat(found("guardian", "", "mum@x.org", child, guardian)).contains("2");
    }

    @Test
    void without_a_role_that_fits_the_client_user_id_decides_and_then_the_address() {
        var one = signer("1", "", "c-1", "a@x.org", "sent");
        var other = signer("2", "", "c-2", "B@x.org", "sent");
        assertThat(found("signer", "c-2", "a@x.org", one, other)).contains("2");
        assertThat(found("signer", "", "b@x.org", one, other)).contains("2");
    }

    @Test
    void of_two_in_a_role_the_one_who_has_not_signed() {
        var before = signer("1", "signer", "", "a@x.org", "completed");
        var after = signer("9", "signer", "", "somebody@x.org", "sent");
        assertThat(found("signer", "", "unknown@x.org", before, after)).contains("9");
    }

    @Test
    void nobody_rather_than_the_wrong_one() {
        var one = signer("1", "buyer", "", "a@x.org", "sent");
        var other = signer("2", "seller", "", "a@x.org", "sent");
        assertThat(found("signer", "", "a@x.org", one, other)).isEmpty();
        assertThat(found("signer", "", "c@x.org", one)).isEmpty();
        assertThat(found("signer", "", "a@x.org")).isEmpty();
    }

    @Test
    void they_are_read_as_docusign_has_them_and_nobody_is_printed() {
        var envelopes = new SingleEnvelope(Clock.systemUTC());
        var body = """
                {"envelopeId":"e-1","status":"sent","recipients":{"signers":[null,{"recipientId":"1","roleName":"signer",
                 "clientUserId":"c","name":"Ann Geheim","email":"ann@geheim.org","status":"AutoResponded"}]}}""";
        assertThat(envelopes.signers(new Answered(200, body), "e-1"))
                .singleElement()
                .satisfies(signer -> {
                    assertThat(signer.bounced()).isTrue();
                    assertThat(signer.email()).isEqualTo("ann@geheim.org");
                    assertThat(signer.toString()).doesNotContainIgnoringCase("geheim");
                });
        assertThat(envelopes.signers(new Answered(200, body), "another")).isEmpty();
        assertThat(envelopes.signers(new Silence("no answer"), "e-1")).isEmpty();
    }
}
