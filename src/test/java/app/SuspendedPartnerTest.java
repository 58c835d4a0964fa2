package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import ledger.Decision;
import ledger.Suspensions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.SignerAct;

/** A partner that an operator has stopped on another replica. */
class SuspendedPartnerTest {

    private static final Decision WHY = new Decision("olga", "wrong template");

    @Test
    void nothing_is_pulled_or_sent_and_outcomes_are_still_written_back(@TempDir Path folders) {
        try (var acme = new OnePartner("suspended", folders, Settings.docusign(), settings -> settings)) {
            var ledger = JdbcClient.create(Neighbours.postgres().dataSource("suspended"));
            var otherReplica = new Suspensions(ledger);
            acme.table.add("S1", "Ann", "s1@example.org");
            acme.untilSent("S1");

            otherReplica.suspend("acme", WHY);
            await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
            acme.table.add("S2", "Bob", "s2@example.org");
            ledger.sql(
                            "insert into signup (partner, ref, account, state, name, email, template, client_user_id, fields,"
                                    + " transaction_id) values ('acme', 'S3', 'main', 'waiting', 'Eve', 's3@example.org', '', '',"
                                    + " '{}', gen_random_uuid())")
                    .update();
            acme.sandbox.act(acme.sandbox.envelopes().get(0).id(), SignerAct.SIGN);
            await().atMost(Duration.ofSeconds(30)).until(() -> acme.table.count("completed") == 1);
            await().during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> acme.sandbox.envelopes().size() == 1);
            assertThat(ledger.sql("select count(*) from signup where ref = 'S2'")
                            .query(Long.class)
                            .single())
                    .isZero();

            otherReplica.resume("acme", WHY);
            acme.untilSent("S2");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> acme.sandbox.envelopes().size() == 3);
        }
    }
}
