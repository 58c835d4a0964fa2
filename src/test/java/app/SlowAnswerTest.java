package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.Fault;
import sandbox.Fault.Kind;
import sandbox.Operation;

/** A call that hears nothing for a long time is one sender's trouble. */
class SlowAnswerTest {

    private static OnePartner acme;

    @BeforeAll
    static void two_senders_with_much_patience(@TempDir Path folders) {
        acme = new OnePartner(
                "slow",
                folders,
                Settings.docusign(),
                settings -> settings.set("sending.in-flight", "2")
                        .set("docusign.read-timeout", "90s")
                        .set("sending.every", "10m")); // whatever comes in wakes the senders
    }

    @AfterAll
    static void hang_up_and_stop() {
        acme.sandbox.close();
        acme.close();
    }

    @Test
    void the_other_sender_goes_on_while_one_waits_for_an_answer() {
        acme.sandbox.fault(Fault.of(Kind.SILENT)
                .on(Operation.CREATE)
                .mailedTo("silent@example.org")
                .times(1));
        acme.table.add("silent", "Ann", "silent@example.org");
        await().atMost(Duration.ofSeconds(30)).until(() -> acme.sandbox.calls().get(Operation.CREATE) == 1);
        var others = IntStream.range(0, 12).mapToObj(number -> "other" + number).toArray(String[]::new);
        for (var ref : others) {
            acme.table.add(ref, "Ann", ref + "@example.org");
        }
        acme.untilSent(others);
        assertThat(acme.table.rows().get("silent").envelopeId()).isEmpty();
    }

    @Test
    void a_service_that_is_told_to_stop_begins_nothing_more_while_its_web_still_answers(@TempDir Path folders) {
        try (var stopping = new OnePartner(
                "stopping",
                folders,
                Settings.docusign().withAnswerDelay(Duration.ofMillis(200), Duration.ZERO),
                settings -> settings.set("sending.in-flight", "2"))) {
            for (var number = 0; number < 100; number++) {
                stopping.table.add("s" + number, "Ann", "s" + number + "@example.org");
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> creates(stopping) >= 4);
            stopping.begunToStop();
            var before = creates(stopping);
            await().atMost(Duration.ofSeconds(30)).until(() -> stopping.count("sending") == 0);
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> creates(stopping) <= before + 2);
            assertThat(stopping.count("waiting")).isGreaterThan(50);
        }
    }

    private static long creates(OnePartner partner) {
        return partner.sandbox.calls().get(Operation.CREATE);
    }
}
