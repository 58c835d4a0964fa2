package partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The partners of {@code examples/} are in order. */
class ExamplesTest {

    @ParameterizedTest
    @CsvSource({"json-folder,walk-in", "mariadb-nightly,rowing", "second-account,chess"})
    void each_example_is_a_partner(String example, String name) {
        var found = new PartnerFolders(Set.of("main", "second"), variable -> "x")
                .read("file:examples/" + example + "/partners");
        assertThat(found.findings()).isEmpty();
        assertThat(found.partners()).extracting(Partner::name).containsExactly(name);
    }
}
