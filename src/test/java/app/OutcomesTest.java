package app;

import static org.assertj.core.api.Assertions.assertThat;

import bench.Outcomes;
import bench.OutcomesOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small form of {@code bench.Outcomes}: webhooks at their worst, then none. */
class OutcomesTest {

    @Test
    void all_endings_reach_the_partner_whatever_becomes_of_the_webhooks(@TempDir Path folder) throws Exception {
        var shown = Outcomes.run(
                OutcomesOptions.read("--signups=300", "--late=1500", "--acting=2000", "--every=3"), folder);
        assertThat(shown.faults()).as(shown.table()).isEmpty();
    }
}
