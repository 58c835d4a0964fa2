package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.Sandbox;

/** Two replicas whose clocks differ by five minutes share one quota by the database's clock. */
class ClocksApartTest {

    private static final int HOURLY = 40;
    private static final int SIGNUPS = 100;

    private Sandbox sandbox;
    private Service right;
    private Service slow;

    @Test
    void no_call_is_refused_and_no_row_is_sent_twice(@TempDir Path folders) {
        sandbox = Sandbox.start(
                Settings.docusign().withLimits(HOURLY, 20).withWindows(Duration.ofSeconds(8), Duration.ofSeconds(2)));
        var database = Neighbours.postgres().database("clocks_acme");
        var table = SignupTable.in(database);
        PartnerFolder.in(folders, "acme", database);
        var settings = Settings.of(Neighbours.postgres().database("clocks"), sandbox, folders)
                .set("docusign.accounts.main.hourly-limit", "" + HOURLY)
                .set("docusign.accounts.main.burst-limit", "20")
                .set("docusign.accounts.main.hour-length", "8s")
                // a second more than the sandbox's: a call may be as long under way on a busy machine
                .set("docusign.accounts.main.burst-length", "3s");
        right = Service.start(settings);
        slow = Service.start(settings, Duration.ofMinutes(-5));

        IntStream.range(0, SIGNUPS).forEach(number -> table.add("T" + number, "Ann", "t" + number + "@example.org"));

        await().atMost(Duration.ofSeconds(120)).until(() -> table.count("sent") == SIGNUPS);
        assertThat(sandbox.envelopes()).hasSize(SIGNUPS);
        assertThat(sandbox.quota().refused()).as("%s", sandbox.quota()).isZero();
    }

    @AfterEach
    void stop() {
        right.close();
        slow.close();
        sandbox.close();
    }
}
