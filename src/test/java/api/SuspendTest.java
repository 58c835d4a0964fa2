package api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import partners.ActivePartners;
import partners.PartnerFolders;

class SuspendTest {

    private final OperatorService service = OperatorService.shared();
    private final Caller operator = service.caller();
    private ActivePartners partners;

    @BeforeEach
    void one_partner_with_a_folder(@TempDir Path directory) throws Exception {
        Files.writeString(
                Files.createDirectories(directory.resolve("stopped")).resolve("partner.yaml"),
                "template: 11111111-2222-3333-4444-555555555555\naccount: main\n");
        partners = service.part(ActivePartners.class);
        partners.replace(
                new PartnerFolders(Set.of("main")).read("file:" + directory).partners());
    }

    private Caller.Reply call(String partner, String verb, String reason) {
        return operator.post("/admin/v1/partners/" + partner + "/" + verb, Map.of("reason", reason));
    }

    @Test
    void a_suspended_partner_sends_nothing_until_it_is_resumed_and_says_who_stopped_it_and_why() {
        service.rows("stopped").add("w", "waiting");
        assertThat(partners.sendingWith("main")).contains("stopped");
        var suspended = call("stopped", "suspend", "wrong template");
        assertThat(suspended.status()).isEqualTo(200);
        assertThat(suspended.body().at("/suspended/operator").asText()).isEqualTo(OperatorService.USER);
        assertThat(suspended.body().at("/suspended/reason").asText()).isEqualTo("wrong template");
        assertThat(partners.sendingWith("main")).doesNotContain("stopped");
        assertThat(partners.isSuspended("stopped")).isTrue();
        assertThat(partners.wanted()).as("outcomes are still told").containsKey("stopped");

        var shown = operator.get("/admin/v1/partners").body().path("items");
        assertThat(shown)
                .filteredOn(item -> item.path("partner").asText().equals("stopped"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path("state").asText()).isEqualTo("suspended");
                    assertThat(item.at("/suspended/reason").asText()).isEqualTo("wrong template");
                    assertThat(item.at("/suspended/since").asText()).endsWith("Z");
                    assertThat(item.path("throughAt").isNull()).isTrue();
                });

        var resumed = call("stopped", "resume", "mended");
        assertThat(resumed.status()).isEqualTo(200);
        assertThat(resumed.body().path("suspended").isNull()).isTrue();
        assertThat(partners.sendingWith("main")).contains("stopped");
    }

    @Test
    void what_is_done_already_is_a_conflict() {
        assertThat(call("stopped", "resume", "x").status()).isEqualTo(409);
        call("stopped", "suspend", "x");
        assertThat(call("stopped", "suspend", "y").status()).isEqualTo(409);
        assertThat(call("stopped", "resume", "x").status()).isEqualTo(200);
    }

    @Test
    void a_partner_without_a_folder_can_be_suspended_if_the_ledger_knows_it() {
        assertThat(call("never-seen", "suspend", "x").status()).isEqualTo(404);
        service.rows("folderless").add("1", "waiting");
        assertThat(call("folderless", "suspend", "x").status()).isEqualTo(200);
        assertThat(call("folderless", "resume", "x").status()).isEqualTo(200);
    }

    @Test
    void a_reason_and_a_login_are_needed() {
        assertThat(call("stopped", "suspend", " ").status()).isEqualTo(400);
        assertThat(operator.post("/admin/v1/partners/stopped/suspend", Map.of("why", "x"))
                        .status())
                .isEqualTo(400);
        assertThat(service.stranger()
                        .post("/admin/v1/partners/stopped/suspend", Map.of("reason", "x"))
                        .status())
                .isEqualTo(401);
        assertThat(partners.isSuspended("stopped")).isFalse();
    }
}
