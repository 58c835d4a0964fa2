package chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The check before an upgrade stands on what the upgrade brings, before any of it is there. */
class UpgradeCheckTest {

    private static final String JOB = "Job/signing-upgrade";

    private static List<JsonNode> full;

    @BeforeAll
    static void render() throws IOException {
        full = Chart.render(Chart.valueSet("full"));
    }

    private static String hook(JsonNode object, String word) {
        return object.at("/metadata/annotations").path("helm.sh/hook" + word).asText();
    }

    @Test
    void it_sees_the_new_settings_and_secrets() {
        assertThat(Chart.one(full, "ConfigMap/signing-upgrade").path("data"))
                .isEqualTo(Chart.one(full, "ConfigMap/signing").path("data"));
        assertThat(Chart.one(full, "ConfigMap/signing-upgrade-partner-acme").path("data"))
                .isEqualTo(Chart.one(full, "ConfigMap/signing-partner-acme").path("data"));
        assertThat(Chart.one(full, "Secret/signing-upgrade-ledger").path("data"))
                .isEqualTo(Chart.one(full, "Secret/signing-ledger").path("data"));
        var job = Chart.one(full, JOB);
        assertThat(job.at("/spec/template/spec/containers/0/args/0").asText()).isEqualTo("check");
    }

    @Test
    void it_may_call_whom_the_new_policy_lets_it_call() {
        var policy = Chart.one(full, "NetworkPolicy/signing-upgrade");
        assertThat(policy.path("spec"))
                .isEqualTo(Chart.one(full, "NetworkPolicy/signing-check").path("spec"));
        assertThat(hook(policy, "")).isEqualTo("pre-upgrade");
    }

    @Test
    void it_runs_as_an_account_that_is_there() throws IOException {
        var account = Chart.pods(Chart.one(full, JOB)).get(0).path("serviceAccountName");
        assertThat(account.asText()).isEqualTo("signing-upgrade");
        var made = Chart.one(full, "ServiceAccount/signing-upgrade");
        assertThat(hook(made, "")).isEqualTo("pre-upgrade");
        assertThat(made.at("/metadata/annotations/example.com~1role").asText()).isEqualTo("none");
        var named = Chart.render(Chart.valueSet("full"), "upgradeCheck: {serviceAccountName: signing-account}");
        assertThat(Chart.pods(Chart.one(named, JOB))
                        .get(0)
                        .path("serviceAccountName")
                        .asText())
                .isEqualTo("signing-account");
        assertThat(named).extracting(Chart::name).doesNotContain("ServiceAccount/signing-upgrade");
        var yours = Chart.render(Chart.valueSet("full"), "serviceAccount: {create: false}");
        assertThat(Chart.pods(Chart.one(yours, JOB)).get(0).path("serviceAccountName"))
                .isEqualTo(Chart.pods(Chart.one(yours, "Deployment/signing"))
                        .get(0)
                        .path("serviceAccountName"));
    }

    @Test
    void what_it_brings_is_there_before_it_and_goes_with_it_but_the_job_of_a_failure_stays() {
        var brought = full.stream()
                .filter(object -> hook(object, "").equals("pre-upgrade"))
                .filter(object -> !Chart.name(object).equals(JOB))
                .toList();
        assertThat(brought).hasSizeGreaterThan(6).allSatisfy(object -> {
            assertThat(hook(object, "-weight")).isEqualTo("-5");
            assertThat(hook(object, "-delete-policy")).contains("hook-succeeded", "hook-failed");
        });
        var job = Chart.one(full, JOB);
        assertThat(hook(job, "-weight")).isEmpty();
        assertThat(hook(job, "-delete-policy")).doesNotContain("hook-failed");
    }

    @Test
    void it_ends_before_helm_gives_up() {
        var seconds = Chart.one(full, JOB).at("/spec/activeDeadlineSeconds").asInt();
        assertThat(seconds).isBetween(60, 299);
    }
}
