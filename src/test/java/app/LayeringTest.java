package app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayeringTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            // what Spring has written for the jar of an earlier build is not ours
            .withImportOption(location -> !location.contains("__"))
            .importPath(Path.of("target/classes"));
    private static final List<String> NEIGHBOURS =
            List.of("partners", "docusign", "throttle", "ledger", "documents", "api", "sandbox");
    private static final String[] ALL = {
        "app..",
        "routes..",
        "signup..",
        "partners..",
        "docusign..",
        "throttle..",
        "ledger..",
        "documents..",
        "api..",
        "sandbox.."
    };

    @Test
    void every_class_lies_in_a_package_that_has_a_law() {
        assertThat(OURS).isNotEmpty();
        classes().should().resideInAnyPackage(ALL).check(OURS);
    }

    @Test
    void the_business_words_know_no_framework() {
        classes()
                .that()
                .resideInAPackage("signup..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("signup..", "java..")
                .check(OURS);
    }

    @Test
    void only_routes_and_the_wiring_know_camel() {
        noClasses()
                .that()
                .resideOutsideOfPackages("routes..", "app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(OURS);
    }

    @Test
    void only_the_wiring_knows_the_routes() {
        noClasses()
                .that()
                .resideOutsideOfPackages("routes..", "app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("routes..", "app..")
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage("routes..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("app..")
                .check(OURS);
    }

    /** Beside themselves: what asks DocuSign counts its calls, and the inbound edge shows what the others know. */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "docusign", Set.of("docusign", "throttle"),
            "api", Set.of("api", "ledger", "throttle", "partners", "docusign"));

    @Test
    void neighbours_do_not_know_each_other_but_docusign_counts_and_the_api_looks_on() {
        for (var one : NEIGHBOURS) {
            var known = KNOWN.getOrDefault(one, Set.of(one));
            var others = NEIGHBOURS.stream()
                    .filter(other -> !known.contains(other))
                    .map(other -> other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(one + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(OURS);
        }
    }

    @Test
    void the_sandbox_stands_alone_and_only_the_wiring_starts_it() {
        noClasses()
                .that()
                .resideOutsideOfPackages("sandbox..", "app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("sandbox..")
                .check(OURS);
        noClasses()
                .that()
                .resideInAPackage("sandbox..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ALL).and(not(resideInAnyPackage("sandbox.."))))
                .check(OURS);
    }

    @Test
    void configuration_comes_as_records_never_as_single_values() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                .check(OURS);
    }
}
