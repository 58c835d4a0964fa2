package app;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class CableTest {

    @Test
    void it_can_be_mended_as_soon_as_it_is_cut() {
        try (var cable = new Cable(FreePort.any())) {
            for (var time = 0; time < 500; time++) {
                cable.cut();
                assertThatCode(cable::mend).doesNotThrowAnyException();
            }
        }
    }
}
