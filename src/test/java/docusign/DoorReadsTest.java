package docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.Keys;
import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer.Answered;
import docusign.Answer.Known;
import docusign.Answer.NotNow;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ledger.LedgerDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throttle.Lane;
import throttle.Limits;
import throttle.SharedQuota;

/** No envelope is read alone twice in a quarter of an hour, whoever asks at whichever replica's door. */
class DoorReadsTest {

    private static final String WHOSE = "{\"accounts\":[{\"account_id\":\"" + Settings.ACCOUNT_ID
            + "\",\"base_uri\":\"https://na9.docusign.net\"}]}";

    @TempDir
    private static Path directory;

    private static LedgerDatabase database;
    private static SharedQuota quota;
    private static Door one;
    private static Door other;

    private final String envelope = UUID.randomUUID().toString();
    private final RestCall read = RestCall.get("main", "/envelopes/" + envelope).in(Lane.INTERACTIVE);

    @BeforeAll
    static void start() {
        database = LedgerDatabase.create();
        var limits = new Limits(3000, 500, Duration.ofHours(1), Duration.ofSeconds(30));
        quota = new SharedQuota(database.jdbc(), Map.of("main", limits));
        one = door(quota);
        other = door(new SharedQuota(database.jdbc(), Map.of("main", limits)));
    }

    private static Door door(SharedQuota quota) {
        var settings = Settings.with(Keys.in(directory).privateKey());
        Http docusign = call ->
                call.uri().getPath().endsWith("/token") ? TokenService.token(1, 3600) : new Answered(200, WHOSE);
        var json = new ObjectMapper();
        var tokens = new AccessTokens(settings, new Assertions(settings), docusign, json, Clock.systemUTC());
        return new Door(new Accounts(settings, tokens, docusign, json), tokens, quota);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static int used() {
        return quota.usage("main").orElseThrow().hourUsed();
    }

    @Test
    void a_second_read_is_not_made_costs_no_permit_and_says_when_the_first_one_was() {
        assertThat(one.admit(read)).isInstanceOf(HttpCall.class);
        var used = used();
        var known = (Known) other.admit(read);
        assertThat(known.readAt()).isCloseTo(Instant.now(), within(20, ChronoUnit.SECONDS));
        assertThat(one.admit(RestCall.get("main", read.path() + "/recipients"))).isEqualTo(known);
        assertThat(used()).isEqualTo(used);
    }

    @Test
    void a_permit_that_was_paid_for_such_a_read_is_given_back() {
        one.admit(read);
        var permit = quota.take("main", Lane.INTERACTIVE, 1).permit();
        var used = used();
        assertThat(one.admit(read.paidWith(permit))).isInstanceOf(Known.class);
        quota.take("main", Lane.INTERACTIVE, 0);
        assertThat(used()).isEqualTo(used - 1);
    }

    @Test
    void listings_documents_and_changes_are_not_held_back() {
        one.admit(read);
        for (var path : new String[] {"/envelopes?from_date=2026-07-01", read.path() + "/documents/combined"}) {
            assertThat(one.admit(RestCall.get("main", path))).as(path).isInstanceOf(HttpCall.class);
        }
        assertThat(one.admit(RestCall.put("main", read.path(), "{}", Lane.SEND)))
                .isInstanceOf(HttpCall.class);
    }

    @Test
    void a_read_that_was_not_made_does_not_count() {
        quota.close("main", Duration.ofMinutes(5), "closed");
        assertThat(one.admit(read)).isInstanceOf(NotNow.class);
        database.run("update quota set closed_until = clock_timestamp()");
        var sent = (HttpCall) one.admit(read);
        one.noReply(read, sent, new ConnectException("refused"));
        database.run("update quota set closed_until = clock_timestamp()");
        assertThat(other.admit(read)).isInstanceOf(HttpCall.class);
    }

    @Test
    void the_one_repetition_with_a_new_token_is_no_second_read() {
        var sent = (HttpCall) one.admit(read);
        assertThat(one.admit(one.renew(read, sent))).isInstanceOf(HttpCall.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HOURLY_ENVELOPE_POLLING_LIMIT_EXCEEDED",
                "Burst_Envelope_Polling_Limit_Exceeded",
                "Hourly_APIInvocation_Envelope_Limit_Exceeded",
                "BURST_APIINVOCATION_ENVELOPE_LIMIT_EXCEEDED"
            })
    void a_limit_of_one_envelope_holds_up_this_envelope_and_not_the_account(String code) {
        for (var status : new int[] {400, 429}) {
            var permit = quota.take("main", Lane.INTERACTIVE, 1).permit();
            var sent = new HttpCall("GET", URI.create("https://x"), Map.of(), new byte[0], Optional.of(permit));
            var body = "{\"errorCode\":\"" + code + "\",\"message\":\"words\"}";
            var answer = (NotNow) one.understand(read, sent, new Reply(status, Map.of(), body));
            assertThat(answer.pause()).isEqualTo(Duration.ofMinutes(15));
            assertThat(quota.take("main", Lane.INTERACTIVE, 1).permits()).isOne();
        }
    }
}
