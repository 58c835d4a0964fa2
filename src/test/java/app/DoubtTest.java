package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.Fault;
import sandbox.Fault.Kind;
import sandbox.Operation;

/** What comes of a create call whose answer never came, or came in pieces. */
class DoubtTest {

    private static final List<Kind> CREATED = List.of(
            Kind.CREATED_THEN_500,
            Kind.CREATED_THEN_RESET,
            Kind.CREATED_THEN_HTML,
            Kind.CREATED_THEN_EMPTY,
            Kind.CREATED_THEN_BROKEN_JSON,
            Kind.CREATED_THEN_SILENT);
    private static final List<Kind> NOT_CREATED = List.of(Kind.SERVER_ERROR, Kind.RESET, Kind.HTML, Kind.SILENT);

    private static OnePartner acme;

    private long before;

    @BeforeAll
    static void a_docusign_that_lists_late(@TempDir Path folders) {
        acme = new OnePartner(
                "doubt",
                folders,
                Settings.docusign().withListingDelay(Duration.ofSeconds(2)),
                settings -> settings.set("sending.settle-time", "5s").set("docusign.read-timeout", "2s"));
    }

    /** The first rows are sent while the last ones are still being added. */
    @BeforeEach
    void countCalls() {
        before = acme.sandbox.calls().get(Operation.CREATE);
    }

    @AfterAll
    static void stop() {
        acme.close();
    }

    private static String[] signups(String prefix, List<Kind> kinds) {
        var refs = new ArrayList<String>();
        for (var kind : kinds) {
            for (var number = 1; number <= 3; number++) {
                var ref = prefix + kind.word() + number;
                var email = ref.replaceAll("[^a-z0-9-]", "") + "@example.org";
                acme.sandbox.fault(
                        Fault.of(kind).on(Operation.CREATE).mailedTo(email).times(1));
                refs.add(ref);
                acme.table.add(ref, "Ann O'Brien", email);
            }
        }
        return refs.toArray(String[]::new);
    }

    private void sentOnce(String[] refs, int calls) {
        acme.untilSent(refs);
        assertThat(refs).allSatisfy(ref -> assertThat(acme.envelopes(ref)).isEqualTo(1));
        assertThat(acme.sandbox.calls().get(Operation.CREATE) - before).isEqualTo(calls);
    }

    @Test
    void an_envelope_that_was_created_without_a_word_is_found_and_not_sent_again() {
        var refs = signups("found-", CREATED);
        sentOnce(refs, refs.length);
    }

    @Test
    void an_envelope_that_was_not_created_is_sent_again_after_the_settle_time() {
        var refs = signups("again-", NOT_CREATED);
        sentOnce(refs, 2 * refs.length);
    }

    @Test
    void a_ref_that_looks_like_a_placeholder_is_looked_up_as_it_is() {
        var refs = signups("{{sys:user.home}} ${body} & % ", List.of(Kind.SERVER_ERROR));
        sentOnce(refs, 2 * refs.length);
    }

    @Test
    void nothing_below_the_ledger_repeats_a_call_that_was_answered_as_unavailable() {
        var refs = new String[] {"unavailable1", "unavailable2", "unavailable3"};
        for (var ref : refs) {
            var email = ref + "@example.org";
            acme.sandbox.fault(Fault.of(Kind.CREATED_THEN_500)
                    .saying(503, "", "")
                    .on(Operation.CREATE)
                    .mailedTo(email)
                    .times(1));
            acme.table.add(ref, "Ann", email);
        }
        sentOnce(refs, refs.length);
    }
}
