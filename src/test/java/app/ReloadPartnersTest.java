package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
import partners.ActivePartners;
import partners.Troubles;
import sandbox.Sandbox;
import sandbox.SignerAct;

/** Folders that come, change and go while the service runs. */
@ExtendWith(OutputCaptureExtension.class)
class ReloadPartnersTest {

    @TempDir
    private static Path folders;

    private static Sandbox sandbox;
    private static Service service;
    private static SignupTable steady;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(Settings.docusign());
        steady = partner(folders, "steady");
        service = Service.start(Settings.of(Neighbours.postgres().database("reload"), sandbox, folders)
                .set("partners-reload", "200ms"));
    }

    @AfterAll
    static void stop() {
        service.close();
        sandbox.close();
    }

    private static SignupTable partner(Path root, String name) {
        var database = Neighbours.postgres().database("reload_" + name);
        PartnerFolder.in(root, name, database);
        return SignupTable.in(database);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }

    private static String sent(SignupTable table, String ref) {
        return soon().until(() -> table.rows().get(ref).envelopeId(), id -> !id.isEmpty());
    }

    private static long envelopes(String key) {
        return sandbox.envelopes().stream()
                .filter(one -> one.customFields().containsValue(key))
                .count();
    }

    private static ActivePartners active() {
        return service.part(ActivePartners.class);
    }

    private static double counted() {
        return service.part(MeterRegistry.class)
                .get("countersign.partners")
                .gauge()
                .value();
    }

    @Test
    void a_folder_that_is_added_gets_its_first_envelope_and_one_that_is_removed_is_only_told_how_it_ended()
            throws IOException {
        var before = counted();
        var table = partner(folders, "newco").add("N1", "Ann", "ann@example.org");
        var envelope = sent(table, "N1");
        assertThat(counted()).isEqualTo(before + 1);

        FileSystemUtils.deleteRecursively(folders.resolve("newco"));
        soon().until(() -> !active().configured().contains("newco"));
        assertThat(counted()).isEqualTo(before);
        table.add("N2", "Bob", "bob@example.org");
        sandbox.act(envelope, SignerAct.SIGN);
        soon().until(() -> table.count("completed") == 1);
        assertThat(envelopes("newco:N2")).isZero();

        PartnerFolder.in(folders, "newco", Neighbours.postgres().address("reload_newco"));
        sent(table, "N2");
        assertThat(envelopes("newco:N1")).isEqualTo(1);
    }

    @Test
    void a_broken_change_keeps_the_old_partner_and_is_told_once_until_it_is_mended(CapturedOutput output) {
        steady.add("S1", "Ann", "s1@example.org");
        sent(steady, "S1");
        var folder = PartnerFolder.in(folders, "steady", Neighbours.postgres().address("reload_steady"))
                .change("pending.sql", "email", "emial");
        soon().untilAsserted(() -> assertThat(service.part(Troubles.class).of("steady"))
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.what()).contains("pending.sql line 2")));
        steady.add("S2", "Bob", "s2@example.org");
        sent(steady, "S2");

        folder.change("partner.yaml", "role: signer", "role: [signer");
        soon().untilAsserted(() -> assertThat(service.part(Troubles.class).of("steady"))
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.what()).contains("partner.yaml line")));
        steady.add("S3", "Cid", "s3@example.org");
        sent(steady, "S3");
        assertThat(output.getOut().split("partner steady: pending.sql line 2", -1))
                .hasSize(2);

        var other = SignupTable.in(Neighbours.postgres().database("reload_elsewhere"))
                .add("S4", "Dan", "s4@example.org");
        PartnerFolder.in(folders, "steady", Neighbours.postgres().address("reload_elsewhere"));
        sent(other, "S4");
        assertThat(service.part(Troubles.class).of("steady")).isEmpty();
        assertThat(envelopes("steady:S1") + envelopes("steady:S2") + envelopes("steady:S3"))
                .isEqualTo(3);
    }

    @Test
    void a_mounted_directory_that_is_exchanged_at_once_is_followed() throws IOException {
        var first = partner(folders.resolve("..1"), "mounted").add("M1", "Ann", "m1@example.org");
        Files.createSymbolicLink(folders.resolve("..data"), Path.of("..1"));
        Files.createSymbolicLink(folders.resolve("mounted"), Path.of("..data/mounted"));
        sent(first, "M1");

        var database = Neighbours.postgres().database("reload_mounted_2");
        var second = SignupTable.in(database).add("M2", "Bob", "m2@example.org");
        PartnerFolder.in(folders.resolve("..2"), "mounted", database);
        Files.createSymbolicLink(folders.resolve("..data_tmp"), Path.of("..2"));
        Files.move(folders.resolve("..data_tmp"), folders.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        sent(second, "M2");
        assertThat(envelopes("mounted:M1")).isEqualTo(1);
    }

    @Test
    void a_new_folder_starts_when_its_database_and_the_ledger_let_it() {
        var database = Neighbours.postgres().database("reload_late");
        PartnerFolder.in(folders, "late", database);
        refuseMoves();
        var unlucky = partner(folders, "unlucky").add("U1", "Bob", "u1@example.org");
        for (var name : List.of("late", "unlucky")) {
            soon().until(() -> !service.part(Troubles.class).of(name).isEmpty());
            assertThat(active().configured()).doesNotContain(name);
        }

        service.part(JdbcClient.class).sql("drop trigger no_move on signup").update();
        sent(SignupTable.in(database).add("L1", "Ann", "l1@example.org"), "L1");
        sent(unlucky, "U1");
        assertThat(active().configured()).contains("late", "unlucky");
        soon().until(() -> service.part(Troubles.class).of("unlucky").isEmpty());
    }

    /** The ledger fails whoever wants to move what waits to another account. */
    private static void refuseMoves() {
        service.part(JdbcClient.class).sql("""
                create function no_move() returns trigger language plpgsql as 'begin raise exception ''not now''; end';
                create trigger no_move before update of account on signup for each statement execute function no_move()
                """).update();
    }

    @Test
    void a_directory_that_is_emptied_at_once_stops_nobody(CapturedOutput output) throws IOException {
        var table = partner(folders, "lasting");
        soon().until(() -> active().configured().contains("lasting"));
        var aside = Files.createDirectory(folders.resolve(".aside"));
        var moved = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folders, "[!.]*")) {
            all.forEach(moved::add);
        }
        moved.sort(Comparator.comparing(path -> path.endsWith("lasting"))); // last, should a look come between
        for (var folder : moved) {
            Files.move(folder, aside.resolve(folder.getFileName()));
        }
        soon().until(() -> output.getOut().contains("holds no folder any more"));
        sent(table.add("E1", "Eve", "e1@example.org"), "E1");
        assertThat(active().configured()).contains("lasting");
        for (var folder : moved) {
            Files.move(aside.resolve(folder.getFileName()), folder);
        }
        assertThat(output.getOut().split("holds no folder any more", -1)).hasSize(2);
    }
}
