package chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

/** What the values say reaches the service, and starts new pods only where the service reads it at the start. */
class SettingsTest {

    private static final String SERVICE = "Deployment/countersign";

    private static List<JsonNode> full;

    @BeforeAll
    static void render() throws IOException {
        full = Chart.render(Chart.valueSet("full"));
    }

    @Test
    void the_pod_lives_longer_than_the_graceful_stop() throws IOException {
        var objects = Chart.render(Chart.valueSet("minimal"));
        var spec = Chart.one(objects, SERVICE).at("/spec/template/spec");
        var preStop = spec.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
        var stop = Integer.parseInt(setting(objects, "camel.main.shutdown-timeout"));
        var phase = Integer.parseInt(
                setting(objects, "spring.lifecycle.timeout-per-shutdown-phase").replace("s", ""));
        assertThat(preStop).isPositive();
        assertThat(stop).isGreaterThan(65);
        assertThat(phase).isGreaterThan(stop);
        assertThat(spec.path("terminationGracePeriodSeconds").asInt()).isGreaterThan(preStop + phase);
    }

    @Test
    void a_longer_stop_is_told_to_camel_spring_and_kubernetes_together() throws IOException {
        var objects = Chart.render(
                Chart.valueSet("minimal"),
                "{shutdown: {timeoutSeconds: 120, preStopSeconds: 10}, terminationGracePeriodSeconds: 145}");
        assertThat(setting(objects, "camel.main.shutdown-timeout")).isEqualTo("120");
        assertThat(setting(objects, "spring.lifecycle.timeout-per-shutdown-phase"))
                .isEqualTo("125s");
        var spec = Chart.one(objects, SERVICE).at("/spec/template/spec");
        assertThat(spec.path("terminationGracePeriodSeconds").asInt()).isEqualTo(145);
        assertThat(spec.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt())
                .isEqualTo(10);
    }

    @Test
    void further_keys_win_over_those_of_the_chart() throws IOException {
        var objects = Chart.render(Chart.valueSet("full"));
        var config = Chart.one(objects, "ConfigMap/signing")
                .at("/data/application.yaml")
                .asText();
        assertThat(config).contains("in-flight: 16", "hourly-limit: 2500", "oauth-host: account.docusign.com");
        assertThat(config)
                .contains("public-url: https://countersign.example.com")
                .doesNotContain("not-a-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config: {sending: {in-flight: 17}}",
                "docusign: {accounts: {main: {hourlyLimit: 2400}}}",
                "ledger: {url: 'jdbc:postgresql://other:5432/countersign'}",
                "ledger: {password: other}",
                "admin: {password: other}",
                "docusign: {connect: {hmacKeys: [not-a-key-0]}}",
                "docusign: {connect: {publicUrl: 'https://other.example.com'}}",
                "extraEnv: []",
            })
    void what_is_read_at_the_start_starts_new_pods(String change) throws IOException {
        assertThat(pods(Chart.render(Chart.valueSet("full"), change))).isNotEqualTo(pods(full));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partners: {acme: {files: {pending.sql: select 1}}}",
                "partners: {acme: {files: {partner.yaml: 'enabled: false'}}}",
                "routes: {files: {own.camel.yaml: '- from: {}'}}",
                "docusign: {privateKey: {value: another-key}}",
                "prometheusRule: {enabled: false}",
                "ingress: {enabled: false}",
            })
    void what_is_followed_while_the_service_runs_leaves_the_pods_alone(String change) throws IOException {
        var changed = Chart.render(Chart.valueSet("full"), change);
        assertThat(pods(changed)).isEqualTo(pods(full));
        assertThat(changed).isNotEqualTo(full);
    }

    @Test
    void keys_of_connect_come_from_a_secret_by_the_names_of_its_keys() throws IOException {
        var environment = Chart.one(Chart.render(Chart.valueSet("existing-secrets")), SERVICE)
                .at("/spec/template/spec/containers/0/env");
        var first = variable(environment, "DOCUSIGN_CONNECT_HMACKEYS_0").at("/valueFrom/secretKeyRef");
        assertThat(first.path("name").asText()).isEqualTo("connect");
        assertThat(first.path("key").asText()).isEqualTo("old");
        var second = variable(environment, "DOCUSIGN_CONNECT_HMACKEYS_1").at("/valueFrom/secretKeyRef");
        assertThat(second.path("key").asText()).isEqualTo("new");
        assertThat(Chart.secret(Chart.render(Chart.valueSet("full")), "signing-connect", "hmac-key-1"))
                .isEqualTo("not-a-key-1");
    }

    @Test
    void with_a_folder_of_secrets_no_secret_is_asked_for() throws IOException {
        var objects = Chart.render(Chart.valueSet("csi"));
        assertThat(objects).extracting(object -> object.path("kind").asText()).doesNotContain("Secret");
        var pod = Chart.one(objects, SERVICE).at("/spec/template/spec");
        assertThat(pod.findValues("secretKeyRef")).isEmpty();
        assertThat(pod.findValues("secret")).isEmpty();
        assertThat(variable(pod.at("/containers/0/env"), "SPRING_CONFIG_IMPORT")
                        .path("value")
                        .asText())
                .isEqualTo("configtree:/mnt/secrets/settings/");
        assertThat(setting(objects, "docusign.private-key")).isEqualTo("file:/mnt/secrets/docusign/private.key");
    }

    @Test
    void the_ledgers_authority_is_a_file_where_the_address_looks_for_it() throws IOException {
        var objects = Chart.render(
                Chart.valueSet("external-secrets"), "{ledger: {ca: {key: root.pem}}, upgradeCheck: {enabled: true}}");
        var file = setting(objects, "spring.datasource.url").replaceFirst(".*sslrootcert=", "");
        for (var name : List.of(SERVICE, "Pod/countersign-check", "Job/countersign-upgrade")) {
            var pod = Chart.pods(Chart.one(objects, name)).get(0);
            var path = named(pod.at("/containers/0/volumeMounts"), "ledger-ca").path("mountPath");
            var item = named(pod.path("volumes"), "ledger-ca").at("/secret/items/0");
            assertThat(path.asText() + "/" + item.path("path").asText()).isEqualTo(file);
            assertThat(item.path("key").asText()).isEqualTo("root.pem");
        }
    }

    @Test
    void whoever_asks_whether_the_try_out_database_is_ready_says_as_whom() throws IOException {
        var asking = Chart.render(Chart.valueSet("tryout")).stream()
                .flatMap(object -> Chart.pods(object).stream())
                .flatMap(pod -> Chart.containers(pod).stream())
                .flatMap(container -> container.findValues("command").stream())
                .map(command -> command.toString().replaceAll("[\\[\\]\",]+", " "))
                .filter(command -> command.contains("pg_isready"))
                .toList();
        assertThat(asking).hasSize(3).allSatisfy(command -> assertThat(command).contains(" -U countersign "));
    }

    private static JsonNode pods(List<JsonNode> objects) {
        return Chart.one(objects, "Deployment/signing").at("/spec/template");
    }

    private static JsonNode variable(JsonNode environment, String name) {
        return named(environment, name);
    }

    private static JsonNode named(JsonNode list, String name) {
        return list.findParents("name").stream()
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String setting(List<JsonNode> objects, String key) throws IOException {
        var config = Chart.one(objects, "ConfigMap/countersign")
                .at("/data/application.yaml")
                .asText();
        var source = new YamlPropertySourceLoader().load("config", new ByteArrayResource(config.getBytes()));
        return String.valueOf(source.get(0).getProperty(key));
    }
}
