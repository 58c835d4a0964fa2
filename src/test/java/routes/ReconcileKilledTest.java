package routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ledger.LedgerDatabase;
import ledger.StatusLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import routes.MortalReplica.Killed;

/**
 * Two replicas whose clocks are two minutes off, each way, read the changes of days; they are killed at every step, the
 * quota ends half of their readings, and DocuSign shows changes up to a quarter of an hour late.
 */
class ReconcileKilledTest {

    private static final Instant MONDAY = Instant.parse("2026-06-01T08:00:00Z");
    private static final Duration TICK = Duration.ofMinutes(20);
    private static final Duration LATE = Duration.ofMinutes(15);
    private static final int ENVELOPES = 400;

    private final LedgerDatabase database = LedgerDatabase.create();
    private final ObjectMapper json = new ObjectMapper();
    private final List<MortalReplica> replicas = new ArrayList<>();
    private Random random = new Random(0);
    private LateListing docusign = new LateListing(random, LATE, 0);
    private double deadly;
    private int killed;

    private void mayDie() {
        if (random.nextDouble() < deadly) {
            killed++;
            throw new Killed();
        }
    }

    @BeforeEach
    void two_replicas_and_many_envelopes() throws Exception {
        for (var replica = 0; replica < 2; replica++) {
            replicas.add(new MortalReplica(database, call -> docusign.answer(call), this::mayDie));
        }
        database.run("insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,"
                + " transaction_id, envelope_id, sent_at, occurred_at) select 'acme', n::text, 'main', 'sent', '', '', '',"
                + " '', '{}', gen_random_uuid(), 'e' || n, '" + MONDAY + "', '" + MONDAY + "' from generate_series(1, "
                + ENVELOPES + ") n");
    }

    @AfterEach
    void stop() {
        replicas.forEach(MortalReplica::close);
        database.close();
    }

    /** What a replica does at its turn, by its own clock. */
    private void tick(Instant now, Duration overlap) {
        docusign.timeIs(now);
        var which = random.nextInt(2);
        var clock = Clock.fixed(now.plus(Duration.ofMinutes(which == 0 ? 2 : -2)), ZoneOffset.UTC);
        var statuses = new StatusLedger(database.jdbc(), database.transaction(), json, Map::of);
        var reconcile = new ReconcileProperties("", overlap, "", Duration.ZERO);
        new ReconcileStatuses(statuses, null, reconcile, MortalReplica.settings(), clock)
                .sweep("main")
                .ifPresent(replicas.get(which)::read);
    }

    /** A day of signing, and an hour and a half after it. */
    private void day(Duration overlap) {
        var states = new HashMap<Integer, String>();
        var now = MONDAY;
        for (var tick = 0; tick < 40; tick++) {
            for (var act = 0; act < 15; act++) {
                var envelope = 1 + random.nextInt(ENVELOPES);
                var next = states.containsKey(envelope)
                        ? random.nextBoolean() ? "completed" : "declined"
                        : random.nextBoolean() ? "delivered" : "completed";
                if (!"completed declined".contains(states.getOrDefault(envelope, "sent"))) {
                    states.put(envelope, next);
                    docusign.changed("e" + envelope, next, now.plusSeconds(act * 80L));
                }
            }
            now = now.plus(TICK);
            tick(now, overlap);
        }
        deadly = 0;
        docusign.refuseNoMore();
        for (var tick = 0; tick < 5; tick++) {
            now = now.plus(TICK);
            tick(now, overlap);
        }
    }

    private Map<String, String> known() {
        var known = new HashMap<String, String>();
        database.jdbc()
                .sql("select envelope_id, state from signup where state <> 'sent'")
                .query(row -> {
                    known.put(row.getString(1), row.getString(2));
                });
        return known;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothing_is_skipped_and_nothing_told_twice(long seed) {
        random = new Random(seed);
        docusign = new LateListing(random, LATE, 0.2);
        deadly = 0.06;
        day(Duration.ofHours(1));
        assertThat(killed).isGreaterThan(5);
        assertThat(known()).isEqualTo(docusign.truth());
        assertThat(
                        database.value(
                                Integer.class,
                                "select count(*) from (select 1 from outcome group by signup_id, status having count(*) > 1) twice"))
                .isZero();
    }

    @Test
    void without_an_overlap_something_would_be() {
        random = new Random(1);
        docusign = new LateListing(random, LATE, 0);
        day(Duration.ZERO);
        assertThat(known()).isNotEqualTo(docusign.truth());
    }

    @Test
    void a_reading_that_is_always_cut_off_comes_to_its_end_all_the_same() {
        random = new Random(7);
        docusign = new LateListing(random, Duration.ZERO, 0.4);
        for (var envelope = 1; envelope <= ENVELOPES; envelope++) {
            docusign.changed("e" + envelope, "completed", MONDAY.plusSeconds(envelope));
        }
        var now = MONDAY.plus(Duration.ofHours(1));
        for (var tick = 0; tick < 15 && known().size() < ENVELOPES; tick++) {
            tick(now, Duration.ofHours(1));
            now = now.plus(TICK);
        }
        assertThat(known()).hasSize(ENVELOPES);
        assertThat(docusign.calls()).isLessThan(40);
    }

    @Test
    void nothing_is_sent_before_all_since_the_day_was_read_that_an_operator_has_named() {
        docusign = new LateListing(random, Duration.ZERO, 1);
        docusign.changed("e1", "completed", MONDAY.minus(Duration.ofDays(30)));
        docusign.timeIs(MONDAY);
        var from = new ReconcileProperties("", Duration.ofHours(1), "2026-05-01", Duration.ZERO);
        var clock = Clock.fixed(MONDAY, ZoneOffset.UTC);
        assertThat(replicas.get(0).catchUp(from, clock).done("main")).isFalse();
        docusign.refuseNoMore();
        assertThat(replicas.get(1).catchUp(from, clock).done("main")).isTrue();
        assertThat(known()).containsOnlyKeys("e1");
        var calls = docusign.calls();
        assertThat(replicas.get(0).catchUp(from, clock).done("main")).isTrue();
        assertThat(docusign.calls()).as("once").isEqualTo(calls);
        var earlier = new ReconcileProperties("", Duration.ofHours(1), "2026-04-01T00:00:00+02:00", Duration.ZERO);
        assertThat(replicas.get(0).catchUp(earlier, clock).done("main")).isTrue();
        assertThat(docusign.calls()).as("a day further back").isGreaterThan(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-05-01T08:00:00", "01.05.2026"})
    void what_is_no_day_is_refused_with_its_key(String from) {
        assertThatThrownBy(() -> new ReconcileProperties("", Duration.ZERO, from, Duration.ZERO))
                .hasMessageContaining("reconcile.from");
    }
}
