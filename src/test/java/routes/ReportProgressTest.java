package routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throttle.Lane;
import throttle.Usage;

class ReportProgressTest {

    private static String used(int used, Map<Lane, Integer> lanes, int others) {
        return ReportProgress.used(new Usage(used, 1000, 1000, 500, lanes, others, 0, Instant.EPOCH, ""));
    }

    @Test
    void one_lane_alone_is_not_named() {
        assertThat(used(0, Map.of(), 0)).isEqualTo("0 of 1000 calls of this hour used, 1000 left");
        assertThat(used(200, Map.of(Lane.SEND, 200, Lane.RECONCILE, 0), 0))
                .isEqualTo("200 of 1000 calls of this hour used, 800 left");
    }

    @Test
    void several_lanes_and_others_are_said_in_their_order() {
        assertThat(used(219, Map.of(Lane.SEND, 198, Lane.RECONCILE, 2), 19))
                .isEqualTo("219 of 1000 calls of this hour used (198 send, 2 reconcile, 19 by others), 781 left");
        assertThat(used(1019, Map.of(Lane.SEND, 198), 821))
                .isEqualTo("1019 of 1000 calls of this hour used (821 by others), 0 left");
    }
}
