package api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LoginTest {

    private static final String QUOTA = "/admin/v1/quota";

    private final OperatorService service = OperatorService.shared();

    @Test
    void an_operator_gets_in_and_no_session_is_kept() {
        var reply = service.caller().get(QUOTA);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.http().headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_stranger_is_asked_for_a_login() {
        var reply = service.stranger().get(QUOTA);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.http().headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic realm=");
    }

    @Test
    void a_wrong_login_is_counted_and_slowed() {
        var refused = service.part(MeterRegistry.class)
                .get("countersign.admin.refused")
                .counter();
        var before = refused.count();
        var begin = Instant.now();
        assertThat(service.caller(OperatorService.USER, "wrong").get(QUOTA).status())
                .isEqualTo(401);
        assertThat(service.caller("nobody", OperatorService.PASSWORD).get(QUOTA).status())
                .isEqualTo(401);
        assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(900));
        assertThat(refused.count() - before).isEqualTo(2);
    }

    @Test
    void many_guesses_at_once_block_few_threads_and_not_for_long() {
        var threads = Executors.newFixedThreadPool(60);
        var begin = Instant.now();
        var guesses = IntStream.range(0, 60)
                .mapToObj(guess -> CompletableFuture.supplyAsync(
                        () -> service.caller(OperatorService.USER, "guess" + guess)
                                .get(QUOTA)
                                .status(),
                        threads))
                .toList();
        assertThat(guesses.stream().map(CompletableFuture::join)).contains(429).containsOnly(401, 429);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(6));
        assertThat(service.caller().get(QUOTA).status()).isEqualTo(200);
        threads.shutdown();
    }

    @Test
    void what_is_not_named_is_closed_and_what_comes_later_is_not_there() {
        for (var path : new String[] {"/", "/observe/health", "/error", "/admin/../x", "/adminx", "/index.html"}) {
            assertThat(service.caller().get(path).status()).as(path).isIn(400, 403);
        }
        for (var path : new String[] {"/sign/abc/def", "/admin/v1/nothing"}) {
            assertThat(service.caller().get(path).status()).as(path).isEqualTo(404);
        }
        for (var path : new String[] {"/api", "/api/v1/signups", "/api/v2/x"}) {
            assertThat(service.caller().get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(service.caller().get("/connect").status()).isEqualTo(405);
        assertThat(service.stranger().get("/%61dmin/v1/quota").status()).isEqualTo(401);
        assertThat(service.stranger().get("/admin%2Fv1/quota").status()).isIn(400, 403);
        assertThat(service.stranger().get("//admin/v1/quota").status()).isIn(400, 401, 403);
    }

    @Test
    void the_management_port_needs_no_login_and_has_no_operators_calls() {
        var management = new Caller(service.managementPort(), "", "");
        assertThat(management.get("/observe/health").status()).isEqualTo(200);
        assertThat(management.get("/observe/health/ready").status()).isEqualTo(200);
    }

    @Test
    void without_a_login_the_calls_are_off_and_the_log_says_so(CapturedOutput output) {
        var off = OperatorService.start();
        assertThat(off.caller().get(QUOTA).status()).isEqualTo(403);
        assertThat(off.caller("", "").get(QUOTA).detail()).isEqualTo("operators' calls are off");
        off.stop();
        assertThat(output).contains("operators' calls under /admin/v1 are off").doesNotContain("generated security");
    }

    @Test
    void the_password_may_be_a_bcrypt_hash() {
        var hash = new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder(4).encode("a b c");
        var hashed = OperatorService.start("admin.username=olga", "admin.password={bcrypt}" + hash);
        assertThat(hashed.caller("olga", "a b c").get(QUOTA).status()).isEqualTo(200);
        assertThat(hashed.caller("olga", "{bcrypt}" + hash).get(QUOTA).status()).isEqualTo(401);
        hashed.stop();
    }
}
