package routes;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import app.Application;
import app.Neighbours;
import app.PartnerFolder;
import app.Settings;
import app.SignupTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import sandbox.Sandbox;

@CamelSpringBootTest
@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class RouteConventionsTest {

    private static final Path PICTURE = Path.of("src/main/java/routes/package-info.java");
    private static final Set<String> PARTNERS = Set.of("acme", "nightly");
    private static final Pattern HYPHENATED = Pattern.compile("\\b([a-z]+(?:-[a-z]+)+(?:-<[a-z]+>)?)");
    private static final Pattern LISTED = Pattern.compile("<li>\\{@code ([^}]+)}");

    @TempDir
    private static Path folders;

    private static Sandbox sandbox;

    @Autowired
    private ModelCamelContext camel;

    @DynamicPropertySource
    static void two_partners_of_which_one_has_a_calendar(DynamicPropertyRegistry registry) {
        sandbox = Sandbox.start(Settings.docusign());
        var ledger = Neighbours.postgres().database("conventions");
        var acme = Neighbours.postgres().database("conventions_acme");
        SignupTable.in(acme);
        PartnerFolder.in(folders, "acme", acme);
        PartnerFolder.in(folders, "nightly", acme).change("partner.yaml", "every: 1s", "schedule: \"0 0 3 * * ?\"");
        Settings.of(ledger, sandbox, folders).asMap().forEach((key, value) -> registry.add(key, () -> value));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void every_route_has_a_name_a_sentence_and_a_failure_policy_that_exists() {
        var policies = camel.getRouteConfigurationDefinitions().stream()
                .map(RouteConfigurationDefinition::getId)
                .collect(toSet());
        assertThat(camel.getRouteDefinitions()).isNotEmpty().allSatisfy(route -> {
            assertThat(route.hasCustomIdAssigned()).as("id of %s", route).isTrue();
            assertThat(route.getDescriptionText())
                    .as("description of %s", route.getId())
                    .matches("[A-Z][^.\\n]+[^.]");
            assertThat(route.getAppliedRouteConfigurationIds())
                    .as("policy of %s", route.getId())
                    .hasSize(1)
                    .isSubsetOf(policies);
        });
    }

    @Test
    void every_policy_ends_with_a_catch_all() {
        assertThat(camel.getRouteConfigurationDefinitions()).isNotEmpty().allSatisfy(policy -> {
            var clauses = policy.getOnExceptions();
            assertThat(clauses).as("policy %s", policy.getId()).isNotEmpty();
            assertThat(clauses.get(clauses.size() - 1).getExceptions())
                    .as("policy %s", policy.getId())
                    .contains(Exception.class.getName());
        });
    }

    @Test
    void a_direct_endpoint_carries_the_name_of_its_route_and_somebody_listens() {
        var ids =
                camel.getRouteDefinitions().stream().map(RouteDefinition::getId).collect(toSet());
        assertThat(camel.getRouteDefinitions()).allSatisfy(route -> {
            var from = filledIn(route, route.getInput().getEndpointUri());
            if (from.startsWith("direct:")) {
                assertThat(from).isEqualTo("direct:" + route.getId());
            }
            for (var to : ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class)) {
                if (to.getEndpointUri().startsWith("direct:")) {
                    assertThat(ids)
                            .as("called by %s", route.getId())
                            .contains(filledIn(route, to.getEndpointUri()).substring("direct:".length()));
                }
            }
        });
    }

    private static String filledIn(RouteDefinition route, String uri) {
        var filled = uri;
        var parameters =
                route.getTemplateParameters() == null ? Map.<String, Object>of() : route.getTemplateParameters();
        for (var parameter : parameters.entrySet()) {
            filled = filled.replace("{{" + parameter.getKey() + "}}", String.valueOf(parameter.getValue()));
        }
        return filled;
    }

    @Test
    void every_parameter_of_a_template_says_what_it_is() {
        assertThat(camel.getRouteTemplateDefinitions())
                .isNotEmpty()
                .allSatisfy(template -> assertThat(template.getTemplateParameters())
                        .as("parameters of %s", template.getId())
                        .isNotEmpty()
                        .allSatisfy(parameter -> assertThat(parameter.getDescription())
                                .as("%s of %s", parameter.getName(), template.getId())
                                .isNotBlank()));
    }

    @Test
    void only_one_route_talks_to_docusign() {
        assertThat(camel.getRouteDefinitions())
                .filteredOn(route ->
                        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                                .anyMatch(to -> to.getEndpointUri().matches("(docusign|https?):.*")))
                .extracting(RouteDefinition::getId)
                .containsExactly("call-docusign");
    }

    @Test
    void the_picture_of_the_flow_names_exactly_the_real_routes() throws IOException {
        var real = camel.getRouteDefinitions().stream()
                .map(route -> asDrawn(route.getId()))
                .collect(toSet());
        var text = Files.readString(PICTURE);
        var list = text.indexOf("</pre>");
        assertThat(names(text.substring(0, list), HYPHENATED)).as("the picture").isEqualTo(real);
        assertThat(names(text.substring(list), LISTED)).as("the list").isEqualTo(real);
    }

    private static Set<String> names(String text, Pattern name) {
        return name.matcher(text).results().map(found -> found.group(1)).collect(toSet());
    }

    private static String asDrawn(String route) {
        var border = route.lastIndexOf('-');
        var last = route.substring(border + 1);
        if (PARTNERS.contains(last)) {
            return route.substring(0, border) + "-<partner>";
        }
        return last.equals("main") ? route.substring(0, border) + "-<account>" : route;
    }
}
