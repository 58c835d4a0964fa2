package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import docusign.Trap.Reaction;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import ledger.LedgerDatabase;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import throttle.Limits;
import throttle.SharedQuota;

/** "It never left" must be certain: a create call that did leave and is sent again mails a person twice. */
@Timeout(60)
class NoReplyTest {

    private static final RestCall CREATE = RestCall.post("main", "/envelopes", new byte[] {'{', '}'});

    private static final HttpCall SENT =
            new HttpCall("POST", URI.create("https://na9.docusign.net"), Map.of(), new byte[0]);

    private static LedgerDatabase database;
    private static Door door;

    @BeforeAll
    static void start() {
        database = LedgerDatabase.create();
        var limits = new Limits(3000, 500, Duration.ofHours(1), Duration.ofSeconds(30));
        door = new Door(null, null, new SharedQuota(database.jdbc(), Map.of("main", limits)));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void a_refused_connection_never_left() throws IOException {
        var free = Trap.freePort();
        neverLeft(Trap.post("http://127.0.0.1:" + free));
    }

    @Test
    void an_unknown_host_never_left() {
        neverLeft(Trap.post("http://no-such-host.invalid"));
    }

    @Test
    void a_connection_that_is_not_accepted_in_time_never_left() throws IOException {
        try (var full = Trap.full()) {
            var failure = Trap.post(full.address());
            assertThat(failure).isInstanceOf(ConnectTimeoutException.class);
            neverLeft(failure);
        }
    }

    @Test
    void a_server_that_cannot_prove_who_it_is_never_gets_the_call() throws IOException {
        try (var plain = Trap.that(Reaction.SPEAKS_NO_TLS)) {
            var failure = Trap.post(plain.address().replace("http:", "https:"));
            assertThat(door.noReply(CREATE, SENT, failure)).isNotNull();
            assertThat(plain.heard()).doesNotContain("POST");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Reaction.class,
            names = {"SAYS_NOTHING", "RESETS", "CLOSES", "STOPS_IN_THE_MIDDLE"})
    void what_fails_after_the_call_has_left_is_silence(Reaction reaction) throws IOException {
        try (var trap = Trap.that(reaction)) {
            var failure = Trap.post(trap.address());
            assertThat(trap.heard()).as("the call arrived").contains("POST /envelopes");
            assertThat(door.noReply(CREATE, SENT, failure))
                    .as(failure.toString())
                    .isInstanceOf(Silence.class);
        }
    }

    @Test
    void silence_of_the_token_service_stops_nobody_here() throws IOException {
        var token = new HttpCall("POST", URI.create("https://account-d.docusign.com"), Map.of(), new byte[0]);
        var failure = Trap.post("http://127.0.0.1:" + Trap.freePort());
        assertThat(door.noReply(token, token, failure)).isInstanceOf(Silence.class);
    }

    private static void neverLeft(IOException failure) {
        assertThat(door.noReply(CREATE, SENT, failure)).as(failure.toString()).isInstanceOf(NotNow.class);
    }
}
