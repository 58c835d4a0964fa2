package docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import ledger.LedgerDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throttle.Lane;
import throttle.Limits;
import throttle.SharedQuota;
import throttle.Usage;

/** A code that we have not met yet must not refuse a whole backlog for ever. */
class UnknownLimitsTest {

    private static LedgerDatabase database;
    private static final HttpCall SENT =
            new HttpCall("POST", URI.create("https://na9.docusign.net"), Map.of(), new byte[0]);

    private static SharedQuota quota;
    private static Door door;

    @BeforeAll
    static void start() {
        database = LedgerDatabase.create();
        var limits = new Limits(3000, 500, Duration.ofHours(1), Duration.ofSeconds(30));
        quota = new SharedQuota(database.jdbc(), Map.of("main", limits));
        door = new Door(null, null, quota);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"429, A_LIMIT_OF_NEXT_YEAR", "403, A_RIGHT_OF_NEXT_YEAR"})
    void an_unknown_limit_or_right_is_no_refusal_of_the_sign_up(int status, String code) {
        var call = RestCall.post("main", "/envelopes", new byte[0]);
        var reply = new Reply(status, Map.of(), "{\"errorCode\":\"" + code + "\",\"message\":\"m\"}");
        assertThat(door.understand(call, SENT, reply)).isNotInstanceOf(Answered.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, ACCOUNT_NOT_AUTHORIZED_FOR_ENVELOPE",
        "403, ACCOUNT_NOT_AUTHORIZED_FOR_ENVELOPE",
        "403, USER_NOT_ENVELOPE_SENDER_OR_RECIPIENT"
    })
    void a_refusal_of_one_envelope_does_not_stop_the_account(int status, String code) {
        var before = quota.usage("main").map(Usage::closedUntil);
        var call = RestCall.put("main", "/envelopes/1", "{}", Lane.SEND);
        var reply = new Reply(status, Map.of(), "{\"errorCode\":\"" + code + "\",\"message\":\"m\"}");
        assertThat(door.understand(call, SENT, reply)).isInstanceOf(Answered.class);
        assertThat(quota.usage("main").map(Usage::closedUntil)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "401, USER_NOT_ACCOUNT_ADMIN",
        "400, USER_LACKS_PERMISSIONS",
        "403, A_RIGHT_OF_NEXT_YEAR",
        "400, ACCOUNT_LACKS_PERMISSIONS",
        "403, ''"
    })
    void who_is_no_administrator_may_not_look_at_connect_and_sends_all_the_same(int status, String code) {
        var before = quota.usage("main").map(Usage::closedUntil);
        var call = RestCall.get("main", "/connect").again();
        var body = code.isEmpty() ? "" : "{\"errorCode\":\"" + code + "\",\"message\":\"m\"}";
        assertThat(door.understand(call, SENT, new Reply(status, Map.of(), body)))
                .isEqualTo(new Answered(status, body));
        assertThat(quota.usage("main").map(Usage::closedUntil)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"429, A_LIMIT_OF_NEXT_YEAR", "503, USER_NOT_ACCOUNT_ADMIN", "400, UNSPECIFIED_ERROR"})
    void what_passes_is_no_refusal_of_an_administrators_call(int status, String code) {
        var call = RestCall.get("main", "/connect");
        var reply = new Reply(status, Map.of(), "{\"errorCode\":\"" + code + "\"}");
        assertThat(door.understand(call, SENT, reply)).isNotInstanceOf(Answered.class);
        database.run("update quota set closed_until = clock_timestamp()");
    }

    @ParameterizedTest
    @CsvSource({"403, A_RIGHT_OF_NEXT_YEAR", "400, USER_LACKS_PERMISSIONS", "401, ACCOUNT_LACKS_PERMISSIONS"})
    void who_may_not_download_may_still_send(int status, String code) {
        var before = quota.usage("main").map(Usage::closedUntil);
        var call = new Documents().combined("main", "e1", Path.of("x")).call().again();
        var reply = new Reply(status, Map.of(), "{\"errorCode\":\"" + code + "\",\"message\":\"m\"}");
        assertThat(door.understand(call, SENT, reply)).isInstanceOf(Answered.class);
        assertThat(quota.usage("main").map(Usage::closedUntil)).isEqualTo(before);
    }

    @Test
    void a_network_that_is_back_is_used_at_full_pace() {
        var call = RestCall.post("main", "/envelopes", new byte[0]);
        for (var i = 0; i < 10; i++) {
            assertThat(door.noReply(call, SENT, new ConnectException("refused")))
                    .isInstanceOf(NotNow.class);
            database.run("update quota set closed_until = clock_timestamp()");
        }
        assertThat(quota.take("main", Lane.SEND, 30).permits()).isEqualTo(30);
    }

    @Test
    void an_address_that_cannot_be_read_is_named_with_its_key() {
        assertThatThrownBy(() -> Settings.at("https://exa mple.com", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("docusign.oauth-uri");
    }
}
