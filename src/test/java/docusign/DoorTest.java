package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import app.Keys;
import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ledger.LedgerDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throttle.Lane;
import throttle.Limits;
import throttle.Permit;
import throttle.SharedQuota;

class DoorTest {

    private static final RestCall CREATE = RestCall.post("main", "/envelopes", new byte[] {'{', '}'});
    private static final RestCall LIST = RestCall.get("main", "/envelopes?from_date=2026-07-01T00%3A00%3A00Z");
    private static final String WHOSE = "{\"accounts\":[{\"account_id\":\"other\",\"base_uri\":\"https://no\"},"
            + "{\"account_id\":\"" + Settings.ACCOUNT_ID.toUpperCase(Locale.ROOT)
            + "\",\"base_uri\":\"https://na9.docusign.net\"}]}";

    @TempDir
    private static Path directory;

    private static LedgerDatabase database;
    private static SharedQuota quota;
    private static DocuSignProperties settings;

    private Answer tokenAnswer = TokenService.token(1, 3600);
    private Answer userInfo = new Answered(200, WHOSE);
    private Door door;

    @BeforeAll
    static void start() {
        database = LedgerDatabase.create();
        var limits = new Limits(3, 3, Duration.ofHours(1), Duration.ofSeconds(30));
        quota = new SharedQuota(database.jdbc(), Map.of("main", limits));
        settings = Settings.with(Keys.in(directory).privateKey());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() {
        database.run("delete from quota");
        Http docusign = call -> call.uri().getPath().endsWith("/token") ? tokenAnswer : userInfo;
        var json = new ObjectMapper();
        var clock = Clock.systemUTC();
        var tokens = new AccessTokens(settings, new Assertions(settings), docusign, json, clock);
        door = new Door(new Accounts(settings, tokens, docusign, json), tokens, quota);
    }

    @Test
    void a_call_leaves_with_its_token_to_the_place_of_its_account() {
        var call = (HttpCall) door.admit(LIST);
        assertThat(call.uri())
                .hasToString("https://na9.docusign.net/restapi/v2.1/accounts/" + Settings.ACCOUNT_ID + LIST.path());
        assertThat(call.headers())
                .containsEntry("Authorization", "Bearer token-1")
                .doesNotContainKey("Content-Type");
        assertThat(call.toString()).doesNotContain("token-1").doesNotContain("from_date");
        assertThat(((HttpCall) door.admit(CREATE)).headers())
                .containsEntry("Content-Type", "application/json; charset=utf-8");
    }

    @Test
    void a_call_without_a_permit_does_not_leave_and_a_prepaid_one_takes_none() {
        for (var i = 0; i < 3; i++) {
            assertThat(door.admit(LIST)).isInstanceOf(HttpCall.class);
        }
        assertThat(door.admit(LIST)).isInstanceOf(NotNow.class);
        var permit = quota.take("main", Lane.SEND, 0).permit();
        assertThat(door.admit(CREATE.paidWith(permit))).isInstanceOf(HttpCall.class);
        assertThat(quota.usage("main").orElseThrow().hourUsed()).isEqualTo(3);
    }

    @Test
    void a_permit_that_has_grown_too_old_is_given_back_and_its_call_takes_another() {
        var old = quota.take("main", Lane.INTERACTIVE, 1).permit();
        var late = new Permit(
                "main", old.hour(), old.taken() - Duration.ofSeconds(5).toNanos(), old.startWithin());
        assertThat(door.admit(CREATE.paidWith(late))).isInstanceOf(HttpCall.class);
        quota.take("main", Lane.INTERACTIVE, 0);
        assertThat(quota.usage("main").orElseThrow().hourUsed()).isOne();
    }

    @Test
    void without_a_token_nothing_leaves_the_permit_is_given_back_and_the_account_stops_for_all() {
        var permit = quota.take("main", Lane.SEND, 1).permit();
        tokenAnswer = new Answered(400, "{\"error\":\"consent_required\"}");
        assertThat(door.admit(CREATE.paidWith(permit))).isInstanceOf(NotNow.class);
        quota.take("main", Lane.INTERACTIVE, 0);
        assertThat(quota.usage("main").orElseThrow().hourUsed()).isZero();
        assertThat(door.ready("main")).isFalse();
        assertThat(quota.usage("main").orElseThrow().closedWhy()).contains("/oauth/auth?");
        assertThat(quota.take("main", Lane.INTERACTIVE, 1).permits()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accounts\":[]}",
                "{}",
                "<html>",
                "{\"accounts\":[{\"account_id\":\"" + Settings.ACCOUNT_ID + "\",\"base_uri\":\"http://203.0.113.1\"}]}"
            })
    void without_a_safe_address_nothing_leaves(String info) {
        userInfo = new Answered(200, info);
        assertThat(door.ready("main")).isFalse();
        assertThat(door.admit(LIST)).isInstanceOf(NotNow.class);
    }

    @Test
    void a_refused_token_is_renewed_once_for_a_permit_of_its_own() {
        var sent = (HttpCall) door.admit(CREATE);
        var refused = understand(CREATE, reply(401, "AUTHORIZATION_INVALID_TOKEN"));
        assertThat(door.tokenRefused(CREATE, refused)).isTrue();
        tokenAnswer = TokenService.token(2, 3600);
        var again = door.renew(CREATE, sent);
        assertThat(again.permit()).isEmpty();
        assertThat(((HttpCall) door.admit(again)).headers()).containsEntry("Authorization", "Bearer token-2");
        var stopped = understand(again, reply(401, "AUTHORIZATION_INVALID_TOKEN"));
        assertThat(stopped).isInstanceOf(NotNow.class);
        assertThat(door.tokenRefused(again, stopped)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429})
    void a_spent_hour_closes_the_account_until_it_turns(int status) {
        var answer = (NotNow) understand(CREATE, reply(status, "Hourly_ApiInvocation_Limit_Exceeded"));
        assertThat(answer.pause()).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
        assertThat(quota.take("main", Lane.INTERACTIVE, 1).permits()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429})
    void a_spent_burst_closes_the_account_for_a_burst(int status) {
        assertThat(understand(CREATE, reply(status, "BURST_APIINVOCATION_LIMIT_EXCEEDED")))
                .isInstanceOf(NotNow.class);
        assertThat(quota.take("main", Lane.INTERACTIVE, 1).permits()).isZero();
    }

    @Test
    void a_trouble_of_the_account_stops_all_of_it_and_of_one_envelope_only_the_call() {
        assertThat(understand(CREATE, reply(400, "Hourly_Envelope_Polling_Limit_Exceeded")))
                .isInstanceOf(NotNow.class);
        assertThat(understand(CREATE, reply(400, "EDIT_LOCK_ENVELOPE_ALREADY_LOCKED")))
                .isInstanceOf(NotNow.class);
        assertThat(quota.take("main", Lane.INTERACTIVE, 1).permits()).isOne();
        assertThat(understand(CREATE, reply(400, "ENVELOPE_ALLOWANCE_EXCEEDED")))
                .isInstanceOf(NotNow.class);
        assertThat(quota.take("main", Lane.INTERACTIVE, 1).permits()).isZero();
    }

    @Test
    void a_refusal_of_the_sign_up_goes_back_to_whoever_asked() {
        assertThat(understand(CREATE, reply(400, "TEMPLATE_ID_INVALID"))).isInstanceOf(Answered.class);
        assertThat(understand(CREATE, new Reply(201, Map.of(), "{}"))).isEqualTo(new Answered(201, "{}"));
    }

    @ParameterizedTest
    @CsvSource({"408, X", "444, X", "500, X", "502, ''", "503, X", "504, ''", "400, ''", "302, ''", "500, HOURLY_X"})
    void what_proves_nothing_is_silence(int status, String code) {
        var reply = code.isEmpty() ? new Reply(status, Map.of(), "<html>") : reply(status, code);
        assertThat(understand(CREATE, reply)).isInstanceOf(Silence.class);
        assertThat(understand(CREATE, reply(400, "UNSPECIFIED_ERROR"))).isInstanceOf(Silence.class);
    }

    /** As if the call had left with a permit of this moment. */
    private Answer understand(Call call, Reply reply) {
        var permit = quota.take("main", Lane.INTERACTIVE, 0).permit();
        var sent = new HttpCall(
                "POST", URI.create("https://na9.docusign.net"), Map.of(), new byte[0], Optional.of(permit));
        return door.understand(call, sent, reply);
    }

    private static Reply reply(int status, String code) {
        return new Reply(status, Map.of(), "{\"errorCode\":\"" + code + "\",\"message\":\"words\"}");
    }
}
