package routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import partners.Partner;
import partners.PartnerFolders;

/** A partner's routes are there as a whole or not at all. */
class PartnerRoutesTest {

    private static final int ALL = 5;

    @TempDir
    private Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final PartnerRoutes routes = new PartnerRoutes(camel);

    @BeforeEach
    void templates_that_do_nothing() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                routeTemplate("write-back-outcome")
                        .templateParameter("partner")
                        .templateParameter("outcome")
                        .templateParameter("datasource")
                        .from("direct:write-back-outcome-{{partner}}")
                        .to("mock:told");
                routeTemplate("write-back-outcomes")
                        .templateParameter("partner")
                        .from("direct:write-back-outcomes-{{partner}}")
                        .to("mock:told");
                for (var marking : Set.of("mark-one-taken", "mark-taken")) {
                    routeTemplate(marking)
                            .templateParameter("partner")
                            .templateParameter("claimed")
                            .templateParameter("datasource")
                            .from("direct:" + marking + "-{{partner}}")
                            .to("bean:{{datasource}}-is-there");
                }
                routeTemplate("pull-signups")
                        .templateParameter("partner")
                        .templateParameter("tick")
                        .from("{{tick}}")
                        .to("mock:pulled");
            }
        });
        camel.start();
    }

    @AfterEach
    void end() throws IOException {
        camel.close();
    }

    private Partner partner(String more) throws Exception {
        var acme = Files.createDirectories(folder.resolve("acme"));
        for (var file : Set.of("pending.sql", "claimed.sql", "outcome.sql")) {
            Files.copy(Path.of("src/main/resources/partners/acme", file), acme.resolve(file));
        }
        Files.writeString(
                acme.resolve("partner.yaml"),
                "template: 11111111-2222-3333-4444-555555555555\ndatabase: {url: 'jdbc:postgresql://none/acme'}\n"
                        + more);
        return new PartnerFolders(Set.of("main"))
                .read("file:" + folder)
                .partners()
                .get(0);
    }

    @Test
    void a_start_that_fails_half_way_leaves_nothing_and_the_next_one_works() throws Exception {
        var partner = partner("every: 1h\n");
        var database = new DriverManagerDataSource();
        assertThatThrownBy(() -> routes.start(partner, database)).hasStackTraceContaining("is-there");
        assertThat(camel.getRoutes()).isEmpty();
        assertThat(routes.stop("acme")).isTrue();

        camel.getRegistry().bind("partner-acme-2-is-there", "anything");
        routes.start(partner, database);
        assertThat(camel.getRoutes()).hasSize(ALL);
        assertThat(routes.stop("acme")).isTrue();
        assertThat(camel.getRoutes()).isEmpty();
    }
}
