package partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryPartnerTest {

    private static final Path ROOT = Path.of("src/main/resources/partners");

    static List<String> partners() throws IOException {
        try (var folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** What an installation gives: a variable that ends in URL is an address, every other one is a word. */
    private static String environment(String variable) {
        return variable.endsWith("URL") ? "jdbc:postgresql://db/" + variable : "word";
    }

    @ParameterizedTest
    @MethodSource("partners")
    void a_partner_of_the_jar_is_in_order(String name) {
        var found = new PartnerFolders(Set.of("main"), EveryPartnerTest::environment).read("file:" + ROOT);
        assertThat(found.findings())
                .filteredOn(finding -> finding.partner().equals(name))
                .isEmpty();
        assertThat(found.partners()).extracting(Partner::name).contains(name);
    }

    @ParameterizedTest
    @MethodSource("partners")
    void a_partner_with_a_database_has_its_statements_each_with_its_purpose_and_no_stray_hash(String name) {
        var partner = new PartnerFolders(Set.of("main"), EveryPartnerTest::environment)
                .read("file:" + ROOT).partners().stream()
                        .filter(one -> one.name().equals(name) && one.database().isPresent())
                        .toList();
        assertThat(partner)
                .allSatisfy(one -> assertThat(List.of(one.pending(), one.claimed(), one.outcome()))
                        .allSatisfy(file -> assertThat(file.text())
                                .as(file.name())
                                .startsWith("-- ")
                                .doesNotContainPattern("(?<!:)#")));
    }
}
