package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.Fault;
import sandbox.Operation;

/** What becomes of the sending when a token ends. */
class TokenTest {

    private static final String NEVER = "0 0 3 1 1 ?";

    @TempDir
    private Path folders;

    @Test
    void a_token_is_renewed_before_it_ends_and_no_send_fails() {
        var lifetime = Duration.ofSeconds(3);
        var docusign = Settings.docusign().withTokenLifetime(lifetime);
        try (var acme = new OnePartner("tokens", folders, docusign, settings -> settings)) {
            var begin = Instant.now();
            var refs = new ArrayList<String>();
            while (Duration.between(begin, Instant.now()).compareTo(lifetime.multipliedBy(3)) < 0) {
                var ref = "T" + refs.size();
                acme.table.add(ref, "Ann", ref + "@example.org");
                acme.untilSent(ref);
                refs.add(ref);
            }
            var calls = acme.sandbox.calls();
            assertThat(calls.get(Operation.CREATE)).isEqualTo(refs.size());
            assertThat(acme.sandbox.envelopes()).hasSize(refs.size());
            // renewed after five sixths of its life
            var most = Duration.between(begin, Instant.now()).toMillis() / 2500 + 2;
            assertThat(calls.get(Operation.TOKEN)).isBetween(3L, most);
            assertThat(calls.get(Operation.USERINFO)).isEqualTo(1);
        }
    }

    @Test
    void a_revoked_token_costs_one_renewal_and_no_envelope() {
        try (var acme = new OnePartner(
                "revoked", folders, Settings.docusign(), settings -> settings.set("reconcile.schedule", NEVER))) {
            acme.table.add("first", "Ann", "ann@example.org");
            acme.untilSent("first");
            acme.sandbox.revokeTokens();
            var refs = IntStream.range(0, 100).mapToObj(number -> "R" + number).toArray(String[]::new);
            for (var ref : refs) {
                acme.table.add(ref, "Ann", ref + "@example.org");
            }
            acme.untilSent(refs);
            assertThat(acme.sandbox.calls().get(Operation.TOKEN)).isEqualTo(2);
            assertThat(refs).allSatisfy(ref -> assertThat(acme.envelopes(ref)).isEqualTo(1));

            acme.sandbox.fault(
                    Fault.of(Fault.Kind.UNAUTHORIZED).on(Operation.CREATE).times(1));
            acme.table.add("last", "Ann", "last@example.org");
            acme.untilSent("last");
            assertThat(acme.sandbox.calls().get(Operation.TOKEN)).isEqualTo(3);
            assertThat(acme.envelopes("last")).isEqualTo(1);
            assertThat(acme.sandbox.envelopes()).hasSize(102);
        }
    }
}
