package sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sandbox.Caller.Heard;

class ListTest {

    private static final String SINCE = "/envelopes?from_date=" + Instant.now().minusSeconds(60);

    private static Sandbox sandbox;
    private static Caller caller;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Caller.settings());
        caller = new Caller(sandbox).loggedIn();
        for (int i = 0; i < 25; i++) {
            caller.created("list" + i + "@example.com");
        }
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void pages_follow_the_next_uri_and_miss_nothing() {
        List<String> ids = new ArrayList<>();
        String next = SINCE + "&count=10";
        while (!next.isEmpty()) {
            Heard page = caller.rest(next);
            page.json()
                    .path("envelopes")
                    .forEach(one -> ids.add(one.path("envelopeId").asText()));
            next = page.json().path("nextUri").asText();
        }
        assertThat(ids).hasSize(sandbox.envelopes().size());
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    @Test
    void a_custom_field_finds_exactly_its_envelope() {
        Heard heard = caller.rest(SINCE + "&custom_field=" + Caller.encoded("key=acme:list7@example.com")
                + "&include=custom_fields,recipients");
        assertThat(heard.json().path("totalSetSize").asText()).isEqualTo("1");
        assertThat(heard.json().at("/envelopes/0/recipients/signers/0/email").asText())
                .isEqualTo("list7@example.com");
        assertThat(heard.json()
                        .at("/envelopes/0/customFields/textCustomFields/0/value")
                        .asText())
                .isEqualTo("acme:list7@example.com");
    }

    @Test
    void a_transaction_id_finds_its_envelope_in_both_places() {
        Heard heard = caller.rest("/envelopes?transaction_ids=t-list3@example.com");
        assertThat(heard.json().path("envelopes")).hasSize(1);
        assertThat(heard.json()
                        .at("/envelopeTransactionStatuses/0/transactionId")
                        .asText())
                .isEqualTo("t-list3@example.com");
    }

    @Test
    void the_search_text_finds_a_signer_but_the_email_filter_means_the_sender() {
        assertThat(caller.rest(SINCE + "&search_text=LIST12@example").json().path("envelopes"))
                .hasSize(1);
        assertThat(caller.rest(SINCE + "&email=list12@example.com&user_name=Anna")
                        .error())
                .isEqualTo("USER_NOT_FOUND");
        assertThat(caller.rest(SINCE + "&email=list12@example.com").error()).isEqualTo("INVALID_REQUEST_PARAMETER");
        Heard sender = caller.rest(SINCE + "&email=contracts@example.com&user_name=Contracts%20Desk");
        assertThat(sender.json().path("envelopes").size()).isGreaterThan(20);
    }

    @Test
    void a_list_needs_a_date_or_ids_and_refuses_what_it_does_not_know() {
        assertThat(caller.rest("/envelopes").error()).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(caller.rest(SINCE + "&count=1001").error()).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(caller.rest("/envelopes?envelope_ids=" + "x,".repeat(5000)).status())
                .isEqualTo(414);
        assertThat(caller.rest(SINCE + "&fromDate=x").error()).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(caller.rest("/envelopes?from_date=2026-01-01T00:00:00+00:00").error())
                .as("a plus sign that is not encoded is a space")
                .isEqualTo("INVALID_REQUEST_PARAMETER");
    }

    @Test
    void an_impossible_pair_of_statuses_finds_nothing() {
        assertThat(caller.rest(SINCE + "&from_to_status=delivered&status=sent")
                        .json()
                        .path("envelopes"))
                .isEmpty();
    }

    @Test
    void a_change_shows_only_after_the_listing_delay_but_the_envelope_itself_knows() {
        try (Sandbox late = Sandbox.start(Caller.settings().withListingDelay(Duration.ofSeconds(1)))) {
            Caller other = new Caller(late).loggedIn();
            String id = other.created("late@example.com");
            assertThat(other.rest(SINCE).json().path("envelopes")).isEmpty();
            assertThat(other.rest("/envelopes/" + id).status()).isEqualTo(200);
            Await.until(() -> other.rest(SINCE).json().path("envelopes").size() == 1);
            late.act(id, SignerAct.SIGN);
            assertThat(other.rest(SINCE).json().at("/envelopes/0/status").asText())
                    .isEqualTo("sent");
            Await.until(() ->
                    other.rest(SINCE).json().at("/envelopes/0/status").asText().equals("completed"));
        }
    }
}
