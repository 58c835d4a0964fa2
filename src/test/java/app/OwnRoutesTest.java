package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.FluentProducerTemplate;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import sandbox.Identities;
import sandbox.Sandbox;
import sandbox.SignerAct;

/** Integrators' own routes, changed while they work. */
@ExtendWith(OutputCaptureExtension.class)
class OwnRoutesTest {

    @TempDir
    private static Path root;

    private static RouteFolder files;
    private static Sandbox sandbox;
    private static Service service;
    private static SignupTable table;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start(Settings.docusign());
        var partners = root.resolve("partners");
        FileSystemUtils.copyRecursively(Path.of("examples/json-folder/partners"), partners);
        var database = Neighbours.postgres().database("own_routes_rowing");
        table = SignupTable.in(database);
        PartnerFolder.in(partners, "rowing", database);
        files = RouteFolder.in(root);
        files.route("broken", "- route:\n    id: broken\n    from: {uri: 'nosuchcomponent:x', steps: []}\n");
        files.route("templates", files.example("docusign-call/routes/templates"));
        service = Service.start(Settings.of(Neighbours.postgres().database("own_routes"), sandbox, partners)
                .set("routes-dir", "file:" + root.resolve("routes"))
                .set("routes-reload", "200ms"));
    }

    @AfterAll
    static void stop() {
        service.close();
        sandbox.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    private static long envelopes(String ref) {
        return sandbox.envelopes().stream()
                .filter(one -> one.customFields().containsValue("walk-in:" + ref))
                .count();
    }

    private static CamelContext camel() {
        return service.part(CamelContext.class);
    }

    private static FluentProducerTemplate to(String uri) {
        return camel().createFluentProducerTemplate().to(uri);
    }

    @Test
    void a_route_that_is_changed_while_people_sign_up_loses_and_doubles_nobody(CapturedOutput output)
            throws IOException {
        var sink = "kamelet:countersign-signup-sink?partner=walk-in";
        var people = new AtomicInteger();
        for (var text : List.of(
                files.example("json-folder/routes/people"),
                files.inbox("people", sink),
                files.inbox("persons", sink),
                files.inbox("persons", sink).replace("- to:", "- toD:"),
                files.example("json-folder/routes/people"))) {
            var lines = lines(output);
            files.route("people", text);
            soon().pollInterval(Duration.ofMillis(20)).until(() -> {
                files.handIn("P" + people.getAndIncrement());
                return lines(output) > lines;
            });
        }
        for (var i = 0; i < people.get(); i++) {
            var ref = "P" + i;
            soon().until(() -> envelopes(ref) == 1);
        }
        assertThat(output).contains("routes people.camel.yaml: line 7: 'toD' lets a message decide");
        assertThat(camel().getRoute("persons")).isNull();

        Files.delete(root.resolve("routes/people.camel.yaml"));
        soon().until(() -> camel().getRoute("people") == null);
        soon().untilAsserted(() -> assertThat(camel().getRoutes())
                .as("building blocks of routes that are gone")
                .noneMatch(one -> one.isCreatedByKamelet() && one.getId().startsWith("countersign-signup")));
    }

    private static int lines(CapturedOutput output) {
        return output.getOut().split("routes people.camel.yaml: ", -1).length;
    }

    @Test
    void each_outcome_of_a_partner_is_heard_once() throws IOException {
        files.route("outcomes", files.example("mariadb-nightly/routes/outcomes"));
        soon().until(() -> camel().getRoute("outcomes") != null);
        var ledger = service.part(JdbcClient.class);
        soon().until(() -> ledger.sql("select count(*) from outcome_group")
                        .query(Long.class)
                        .single()
                == 1);
        table.add("R1", "Ann", "r1@example.org").add("R2", "no address", "nobody");
        var heard = root.resolve("outcomes");
        soon().until(() -> Files.isDirectory(heard) && heard.toFile().list().length >= 2);
        soon().until(() -> table.count("sent") == 1);
        sandbox.act(table.rows().get("R1").envelopeId(), SignerAct.SIGN);
        soon().until(() -> heard.toFile().list().length >= 3);
        var texts = new StringBuilder();
        for (var file : heard.toFile().listFiles()) {
            texts.append(Files.readString(file.toPath())).append('\n');
        }
        assertThat(texts.toString().split("\n"))
                .hasSize(3)
                .anySatisfy(text -> assertThat(text).contains("\"ref\":\"R1\"", "\"status\":\"sent\""))
                .anySatisfy(text -> assertThat(text).contains("\"ref\":\"R1\"", "\"status\":\"completed\""))
                .anySatisfy(text -> assertThat(text).contains("\"ref\":\"R2\"", "\"status\":\"invalid\""));
    }

    @Test
    void a_broken_file_stops_only_itself_and_docusign_is_called_through_the_one_door() throws IOException {
        var templates = root.resolve("templates/templates.json");
        soon().until(() ->
                Files.exists(templates) && Files.readString(templates).contains(Identities.MEMBERSHIP_TEMPLATE));
        assertThat(camel().getRoute("broken")).isNull();
        assertThatThrownBy(() -> ask("POST", "/envelopes?x=1"))
                .hasRootCauseMessage("envelopes are made from sign-ups only: hand one in");
        assertThatThrownBy(() -> ask("GET", "/../../oauth")).hasStackTraceContaining("path begins with /");
        assertThatThrownBy(() -> ask("GET", "@evil.example/x")).hasStackTraceContaining("path begins with /");
    }

    private static Object ask(String method, String path) {
        return to("direct:ask-docusign")
                .withExchangeProperty("countersignAccount", "main")
                .withExchangeProperty("countersignMethod", method)
                .withExchangeProperty("countersignPath", path)
                .request();
    }

    @Test
    void what_is_handed_in_is_judged_like_a_row() {
        var good = Map.of("partner", "walk-in", "ref", "J1", "name", "Ann", "email", "j1@example.org");
        assertThat(to("direct:accept-signup").withBody(good).request(Map.class)).containsEntry("result", "accepted");
        assertThat(to("direct:accept-signup").withBody(good).request(Map.class)).containsEntry("result", "known");
        var wrong = RouteFolder.PERSON.formatted("J2", "no address").replace("{", "{\"partner\": \"walk-in\", ");
        assertThat(to("direct:accept-signup").withBody(wrong).request(Map.class))
                .containsEntry("result", "invalid")
                .hasEntrySatisfying("reason", why -> assertThat(why.toString()).startsWith("email"));
        assertThatThrownBy(() -> to("direct:accept-signup")
                        .withBody(Map.of("partner", "nobody", "ref", "J3"))
                        .request())
                .hasRootCauseMessage("the sign-up names no partner that is at work here");
        soon().until(() -> envelopes("J1") == 1);
        assertThat(envelopes("J2")).isZero();
    }
}
