package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Silence;
import docusign.Trap.Reaction;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import ledger.LedgerDatabase;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import throttle.Limits;
import throttle.SharedQuota;

/** An answer that is cut off says that the call arrived: HttpClient calls that a ConnectionClosedException. */
@Timeout(60)
class CutOffAnswerTest {

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
    void a_created_answer_without_its_body_is_silence() throws IOException {
        try (var trap = Trap.that(Reaction.CLOSES_AFTER_THE_STATUS)) {
            var failure = Trap.post(trap.address());
            assertThat(trap.heard()).contains("POST /envelopes");
            assertThat(door.noReply(CREATE, SENT, failure))
                    .as(failure.toString())
                    .isInstanceOf(Silence.class);
        }
    }

    @Test
    void a_closed_connection_is_silence_whatever_its_name_begins_with() {
        assertThat(door.noReply(CREATE, SENT, new ConnectionClosedException())).isInstanceOf(Silence.class);
        assertThat(door.noReply(CREATE, SENT, new NoHttpResponseException("nothing")))
                .isInstanceOf(Silence.class);
    }
}
