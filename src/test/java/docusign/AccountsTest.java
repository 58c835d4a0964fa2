package docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer.Answered;
import docusign.DocuSignProperties.Account;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import throttle.Pace;

@Timeout(30)
class AccountsTest {

    private static final String USER_INFO = """
            {"accounts": [{"account_id": "one", "base_uri": "https://na2.docusign.net"},
                          {"account_id": "other", "base_uri": "https://eu.docusign.net"}]}""";

    @TempDir
    private Path directory;

    private TokenService tokens;

    @BeforeEach
    void start() {
        tokens = new TokenService(directory);
    }

    private Accounts accounts(Http userInfo) {
        var accounts = Map.of("main", account("one"), "second", account("other"));
        var plain = Settings.with(directory);
        var properties = new DocuSignProperties(
                plain.oauthHost(),
                plain.oauthUri(),
                plain.integrationKey(),
                plain.privateKey(),
                plain.readTimeout(),
                plain.connectTimeout(),
                false,
                accounts,
                null);
        return new Accounts(properties, tokens.tokens, userInfo, new ObjectMapper());
    }

    private static Account account(String id) {
        return new Account(
                id, Settings.USER, 3000, 500, "5%", Pace.BURST, Duration.ofHours(1), Duration.ofSeconds(30), false);
    }

    @Test
    void an_account_whose_answer_does_not_come_keeps_no_other_from_being_found() throws Exception {
        var asked = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var first = new AtomicBoolean(true);
        var accounts = accounts(call -> {
            if (first.getAndSet(false)) {
                asked.countDown();
                await(end);
            }
            return new Answered(200, USER_INFO);
        });
        var slow = CompletableFuture.supplyAsync(() -> accounts.address("main"));
        await(asked);
        var quick = CompletableFuture.supplyAsync(() -> accounts.address("second"));
        assertThat(quick.get(20, TimeUnit.SECONDS)).hasToString("https://eu.docusign.net/restapi/v2.1/accounts/other");
        end.countDown();
        assertThat(slow.get(20, TimeUnit.SECONDS)).hasToString("https://na2.docusign.net/restapi/v2.1/accounts/one");
    }

    @Test
    void a_refused_token_is_forgotten_and_a_new_one_is_tried_at_once() {
        var accounts = accounts(call -> call.headers().get("Authorization").endsWith("token-1")
                ? new Answered(401, "{}")
                : new Answered(200, USER_INFO));
        assertThat(accounts.address("main")).hasHost("na2.docusign.net");
        assertThat(tokens.token()).isEqualTo("token-2");
    }

    @Test
    void a_token_that_is_refused_twice_stops_the_account_for_now_and_is_not_kept() {
        var accounts = accounts(call -> new Answered(401, "{}"));
        assertThatThrownBy(() -> accounts.address("main")).isInstanceOf(AccountStopped.class);
        assertThat(tokens.requests).hasSize(2);
        assertThat(tokens.token()).isEqualTo("token-3");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
