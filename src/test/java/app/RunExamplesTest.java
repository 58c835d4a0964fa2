package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import sandbox.SandboxEnvelope;
import sandbox.SignerAct;

/** The examples do what they say, all of them in one service. */
class RunExamplesTest {

    @TempDir
    private static Path root;

    private static Installation all;

    @BeforeAll
    static void start() throws IOException {
        all = new Installation(root);
    }

    @AfterAll
    static void stop() {
        all.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    private static SandboxEnvelope sent(String key) {
        soon().until(() -> all.envelopes(key).size() == 1);
        return all.envelopes(key).get(0);
    }

    private static String name(SandboxEnvelope envelope) {
        return envelope.recipients().get(0).name();
    }

    private static void put(String folder, String name, String text) throws IOException {
        Files.createDirectories(root.resolve(folder));
        var file = Files.writeString(root.resolve(name), text);
        Files.move(file, root.resolve(folder).resolve(name));
    }

    @Test
    void rows_of_a_csv_file_become_sign_ups_and_a_row_without_a_ref_holds_nobody_up() throws IOException {
        put("members", "march.csv", """
                \uFEFFnumber;first_name;last_name;email;city
                C1;Ann;"O'Brien; the second";c1@example.org;Gent
                ;Bea;Nobody;c2@example.org;Gent

                C3;Zoë;李;c3@example.org;
                C4;Dan;No Address;nowhere;Gent
                """);
        assertThat(name(sent("members:C1"))).isEqualTo("Ann O'Brien; the second");
        assertThat(name(sent("members:C3"))).isEqualTo("Zoë 李");
        soon().until(() -> Files.exists(root.resolve("members/.failed/march.csv")));
        assertThat(signups("members")).isEqualTo(Map.of("C1", "sent", "C3", "sent", "C4", "invalid"));

        put("members", "again.csv", "number;first_name;last_name;email;city\nC1;Ann;Again;c1@example.org;Gent\n");
        soon().until(() -> Files.exists(root.resolve("members/.camel/again.csv")));
        assertThat(all.envelopes("members:C1")).hasSize(1);
    }

    @Test
    void a_csv_file_that_is_not_as_it_was_promised_is_put_aside() throws IOException {
        put("members", "latin.csv", "number;first_name;last_name;email;city\n");
        Files.write(root.resolve("latin"), "number;first_name\nL1;Zo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.move(root.resolve("latin"), root.resolve("members/latin-1.csv"));
        put("members", "wide.csv", "number;first_name\nW1;Ann;too many\n");
        soon().until(() -> Files.exists(root.resolve("members/.failed/latin-1.csv"))
                && Files.exists(root.resolve("members/.failed/wide.csv")));
        assertThat(signups("members")).doesNotContainKeys("L1", "W1");
    }

    private static Map<String, String> signups(String partner) {
        soon().until(() -> states(partner).values().stream().noneMatch(List.of("waiting", "sending")::contains));
        return states(partner);
    }

    private static Map<String, String> states(String partner) {
        var states = new java.util.TreeMap<String, String>();
        all.service
                .part(JdbcClient.class)
                .sql("select ref, state from signup where partner = ?")
                .param(partner)
                .query((row, number) -> states.put(row.getString(1), row.getString(2)))
                .list();
        return states;
    }

    @Test
    void a_partners_api_is_read_page_by_page_and_told_what_became_of_each() {
        for (var number = 1; number <= 5; number++) {
            all.api.add(number, "Ann", "Number " + number, "g" + number + "@example.org");
        }
        all.api.add(6, "No", "Address", "nowhere");
        for (var number = 1; number <= 5; number++) {
            assertThat(name(sent("gym:" + number))).isEqualTo("Ann Number " + number);
        }
        all.sandbox.act(sent("gym:5").id(), SignerAct.SIGN);
        soon().until(() -> all.api.contracts.size() >= 2);
        var before = all.api.reads();
        soon().until(() -> all.api.reads() > before + 1);
        assertThat(all.api.contracts)
                .extracting(told ->
                        told.path("ref").asText() + " " + told.path("status").asText())
                .containsExactlyInAnyOrder("6 invalid", "5 completed");
        assertThat(all.sandbox.envelopes().stream()
                        .filter(one -> one.customFields().toString().contains("gym:")))
                .as("one for each, however often they were read")
                .hasSize(5);
        var untold = all.service
                .part(JdbcClient.class)
                .sql("select count(*) from outcome where partner = 'gym' and written_at is null");
        soon().until(() -> untold.query(Long.class).single() == 0);
    }

    @Test
    void a_table_in_mariadb_is_read_in_its_night_and_its_outcomes_go_to_a_webhook_and_a_folder() throws IOException {
        soon().until(() -> groups().containsAll(List.of("webhook", "archive")));
        all.rowing.run("insert into signups (ref, name, email, member_number, city) values (?, ?, ?, ?, ?)"
                .replace("?, ?, ?, ?, ?", "'R1', 'Ann', 'r1@example.org', 'M-1', 'Gent'"));
        all.sandbox.act(sent("rowing:R1").id(), SignerAct.SIGN);
        soon().until(() -> all.rowing.rows().get("R1").status().equals("completed"));
        soon().until(() -> all.api.outcomes.size() >= 2 && files("outcomes") >= 2);
        assertThat(all.api.outcomes)
                .extracting(told ->
                        told.path("ref").asText() + " " + told.path("status").asText())
                .containsExactly("R1 sent", "R1 completed");

        all.nightFarAway("resting");
        soon().until(() -> camel().getRoute("write-back-outcomes-resting") != null);
        all.rowing.run("insert into signups (ref, name, email) values ('R2', 'Bea', 'r2@example.org')");
        sent("rowing:R2");
        assertThat(all.envelopes("resting:R2")).isEmpty();
    }

    private static List<String> groups() {
        return all.service
                .part(JdbcClient.class)
                .sql("select name from outcome_group")
                .query(String.class)
                .list();
    }

    private static int files(String folder) {
        var found = root.resolve(folder).toFile().list();
        return found == null ? 0 : found.length;
    }

    private static CamelContext camel() {
        return all.service.part(CamelContext.class);
    }

    @Test
    void another_account_sends_for_the_partner_that_names_it() throws IOException {
        camel().createFluentProducerTemplate()
                .to("direct:accept-signup")
                .withBody(Map.of("partner", "chess", "ref", "S1", "name", "Ann", "email", "s1@example.org"))
                .request();
        put("people", "S2.json", RouteFolder.PERSON.formatted("S2", "s2"));
        assertThat(sent("chess:S1").accountId()).isEqualTo(Installation.OTHER_ACCOUNT);
        assertThat(sent("walk-in:S2").accountId()).isNotEqualTo(Installation.OTHER_ACCOUNT);
    }

    @Test
    void a_route_in_java_is_compiled_keeps_the_conventions_and_hands_in() throws Exception {
        var route = Fork.compile("examples/java-route/src/main/java", "routes.TakeCountyLists", camel());
        assertThat(route.getDescriptionText()).matches("[A-Z][^.\\n]+[^.]");
        assertThat(route.getAppliedRouteConfigurationIds()).containsExactly("own");
        put("county", "list.txt", "J-000001" + "Ann Example" + " ".repeat(19) + "j1@example.org\n");
        assertThat(name(sent("county:J-000001"))).isEqualTo("Ann Example");
    }
}
