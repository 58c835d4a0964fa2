package docusign;

import static org.assertj.core.api.Assertions.assertThat;

import docusign.Answer.Answered;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TokenCrowdTest {

    @TempDir
    private Path directory;

    private TokenService docusign;

    @BeforeEach
    void start() {
        docusign = new TokenService(directory);
    }

    @Test
    void fifty_who_wait_make_one_request() throws Exception {
        var release = new CountDownLatch(1);
        docusign.answers = call -> {
            awaitQuietly(release);
            return TokenService.token(1, 3600);
        };
        var answers = together(50, docusign::token, release);
        assertThat(answers).containsOnly("token-1");
        assertThat(docusign.requests).hasSize(1);
    }

    @Test
    void fifty_who_wait_for_a_refusal_make_one_request() throws Exception {
        var release = new CountDownLatch(1);
        docusign.answers = call -> {
            awaitQuietly(release);
            return new Answered(503, "");
        };
        var answers = together(50, () -> docusign.stopped().getMessage(), release);
        assertThat(answers).containsOnly("DocuSign's token service answered 503");
        assertThat(docusign.requests).hasSize(1);
    }

    @Test
    void the_old_token_serves_all_others_while_one_renews() throws Exception {
        docusign.token();
        docusign.clock.pass(Duration.ofMinutes(55));
        var asked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        docusign.answers = call -> {
            asked.countDown();
            awaitQuietly(release);
            return TokenService.token(2, 3600);
        };
        var pool = Executors.newSingleThreadExecutor();
        try {
            Future<String> renewed = pool.submit((Callable<String>) docusign::token);
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(docusign.token()).isEqualTo("token-1");
            release.countDown();
            assertThat(renewed.get(10, TimeUnit.SECONDS)).isEqualTo("token-2");
            assertThat(docusign.token()).isEqualTo("token-2");
        } finally {
            pool.shutdownNow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts them all, then lets DocuSign answer. */
    private static List<String> together(int callers, Callable<String> what, CountDownLatch release) throws Exception {
        var pool = Executors.newFixedThreadPool(callers);
        try {
            var started = new CountDownLatch(callers);
            var answers = new ArrayList<Future<String>>();
            for (var i = 0; i < callers; i++) {
                answers.add(pool.submit(() -> {
                    started.countDown();
                    return what.call();
                }));
            }
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
            release.countDown();
            var values = new ArrayList<String>();
            for (var answer : answers) {
                values.add(answer.get(10, TimeUnit.SECONDS));
            }
            return values;
        } finally {
            pool.shutdownNow();
        }
    }
}
