package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Keys from the command line, in a process of its own as an operator starts it. */
class KeysCommandTest {

    private final Sites sites = Sites.shared();

    private record Ended(int code, String out, String err) {}

    private Ended keys(String... words) throws IOException, InterruptedException {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classes, "app.Application", "keys"));
        command.addAll(List.of(words));
        command.addAll(List.of(sites.settings.asArguments()));
        var process = new ProcessBuilder(command).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out.strip(), err.strip());
    }

    @Test
    void a_key_is_made_used_listed_and_revoked() throws Exception {
        var made = keys("make", "beta", "--name=from the command line", "--per-minute=1000");
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.out()).startsWith("cs_");
        var site = Site.withKey(sites.one.port(), made.out());
        assertThat(site.status("none").status()).isEqualTo(404);

        var listed = keys("list", "beta");
        assertThat(listed.out())
                .contains(Site.id(made.out()), "from the command line", "last used")
                .doesNotContain(made.out());

        assertThat(keys("revoke", "beta", Site.id(made.out())).code()).isZero();
        assertThat(site.status("none").status()).isEqualTo(401);
        assertThat(keys("revoke", "beta", Site.id(made.out())).code()).isEqualTo(1);
    }

    @Test
    void what_is_wrong_is_said_and_ends_with_a_code() throws Exception {
        assertThat(keys("mint", "beta")).satisfies(ended -> {
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err()).contains("keys make <partner>");
        });
        assertThat(keys("make", "nobody", "--name=x").err()).contains("no usable partner 'nobody'");
        assertThat(keys("make", "beta", "--name=x", "--operations=void").err()).contains("operations", "create");
    }
}
