package api;

import static org.assertj.core.api.Assertions.assertThat;

import app.Application;
import app.Keys;
import app.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class WholeServiceTest {

    @Test
    void the_service_as_it_is_wired_has_operators_calls_and_an_open_management_port(
            @TempDir Path directory, CapturedOutput output) throws Exception {
        Files.createDirectories(directory.resolve("partners"));
        try (var postgres = Postgres.start();
                var context = (ServletWebServerApplicationContext)
                        new SpringApplicationBuilder(Application.class).run(settings(directory, postgres))) {
            var port = context.getWebServer().getPort();
            var management = context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
            var operator = new Caller(port, "olga", "secret");
            for (var path : new String[] {"partners", "signups", "quota", "schedules"}) {
                assertThat(operator.get("/admin/v1/" + path).status()).as(path).isEqualTo(200);
                assertThat(new Caller(port, "", "").get("/admin/v1/" + path).status())
                        .as(path)
                        .isEqualTo(401);
            }
            assertThat(operator.get("/admin/v1/quota")
                            .body()
                            .path("items")
                            .path(0)
                            .path("account")
                            .asText())
                    .isEqualTo("main");
            assertThat(new Caller(management, "", "")
                            .get("/observe/health/ready")
                            .status())
                    .isEqualTo(200);
            assertThat(Caller.text(management, "/observe/metrics")).contains("countersign_admin_refused_total");
        }
        assertThat(output).doesNotContain("generated security password", "secret");
    }

    private static String[] settings(Path directory, Postgres postgres) {
        return new String[] {
            "--server.port=0",
            "--management.server.port=0",
            "--spring.datasource.url=" + postgres.database("whole"),
            "--spring.datasource.username=postgres",
            "--camel.main.main-run-controller=false",
            "--docusign.oauth-uri=http://localhost:9",
            "--docusign.integration-key=11111111-2222-3333-4444-555555555555",
            "--docusign.private-key=file:" + Keys.in(directory).privateKey(),
            "--docusign.accounts.main.account-id=11111111-2222-3333-4444-555555555556",
            "--docusign.accounts.main.user-id=11111111-2222-3333-4444-555555555557",
            "--partners-dir=file:" + directory.resolve("partners"),
            "--admin.username=olga",
            "--admin.password=secret"
        };
    }
}
