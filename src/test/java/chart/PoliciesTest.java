package chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever of one installation must speak to another of it is let out by the one's policy and in by the other's. */
class PoliciesTest {

    private static final String COMPONENT = "app.kubernetes.io/component";
    private static final Map<String, Integer> PORTS =
            Map.of("http", 8080, "management", 9876, "docusign", 8090, "postgresql", 5432);

    /** With guests of their own, so that nobody is let in only because he is of the same namespace. */
    private static final String GUESTS = "networkPolicy: {enabled: true, ingressFrom: [{ipBlock: {cidr: 10.9.0.0/16}}],"
            + " metricsFrom: [{ipBlock: {cidr: 10.8.0.0/16}}]}";

    @Test
    void service_and_check_reach_the_sandbox_whose_webhooks_reach_the_service() throws IOException {
        var objects = Chart.render(Chart.valueSet("sandbox"), GUESTS);
        speaks(objects, "service", "sandbox", 8090);
        speaks(objects, "check", "sandbox", 8090);
        speaks(objects, "sandbox", "service", 8080);
        speaks(objects, "test", "service", 9876);
    }

    @Test
    void service_and_check_reach_the_database_of_the_try_out() throws IOException {
        var objects = Chart.render(Chart.valueSet("tryout"), GUESTS);
        speaks(objects, "service", "tryout", 5432);
        speaks(objects, "check", "tryout", 5432);
    }

    @Test
    void without_a_sandbox_only_the_named_guests_are_let_in() throws IOException {
        var objects = Chart.render(Chart.valueSet("minimal"), GUESTS);
        var rules = Chart.one(objects, "NetworkPolicy/countersign").at("/spec/ingress");
        assertThat(rules.at("/0/from")).hasSize(1);
        assertThat(allows(objects, "service", "ingress", "from", "sandbox", 8080))
                .isFalse();
    }

    private static void speaks(List<JsonNode> objects, String from, String to, int port) {
        assertThat(allows(objects, from, "egress", "to", to, port))
                .as(from + " may call " + to)
                .isTrue();
        assertThat(allows(objects, to, "ingress", "from", from, port))
                .as(to + " listens to " + from)
                .isTrue();
    }

    private static boolean allows(
            List<JsonNode> objects, String whose, String direction, String peers, String other, int port) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals("NetworkPolicy"))
                .filter(policy -> selects(policy.at("/spec/podSelector"), whose))
                .flatMap(policy -> policy.path("spec").path(direction).findParents("ports").stream())
                .filter(rule -> opens(rule, port))
                .flatMap(rule -> rule.path(peers).findValues("podSelector").stream())
                .anyMatch(peer -> selects(peer, other));
    }

    private static boolean opens(JsonNode rule, int port) {
        return rule.path("ports").findValues("port").stream()
                .anyMatch(one -> PORTS.getOrDefault(one.asText(), one.asInt()) == port);
    }

    private static boolean selects(JsonNode selector, String component) {
        if (selector.isEmpty()) {
            return true;
        }
        var among = selector.at("/matchExpressions/0/values");
        for (var value : among) {
            if (value.asText().equals(component)) {
                return true;
            }
        }
        return selector.path("matchLabels").path(COMPONENT).asText().equals(component);
    }
}
