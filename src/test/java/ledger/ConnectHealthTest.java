package ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import ledger.ConnectHealth.Audit;
import ledger.ConnectHealth.Change;
import ledger.ConnectHealth.Finding;
import org.junit.jupiter.api.Test;

class ConnectHealthTest extends LedgerFixture {

    private final ConnectHealth health = new ConnectHealth(database.jdbc(), database.transaction());

    private Audit audit() {
        return health.all().stream()
                .filter(one -> one.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_found_is_news_once_and_what_is_over_too() {
        assertThat(health.auditedWithin(account, Duration.ofDays(1))).isFalse();
        assertThat(health.found(account, Map.of("off", "configuration 1")))
                .isEqualTo(new Change(List.of("off"), List.of(), false));
        assertThat(health.auditedWithin(account, Duration.ofDays(1))).isTrue();
        assertThat(health.found(account, Map.of("off", "configuration 2")))
                .isEqualTo(new Change(List.of(), List.of(), false));
        assertThat(audit().findings()).extracting(Finding::detail).containsExactly("configuration 2");
        assertThat(health.found(account, Map.of("failures", "3", "unsigned", "configuration 2"))
                        .over())
                .containsExactly("off");
        assertThat(audit().findings()).extracting(Finding::finding).containsExactly("failures", "unsigned");
        assertThat(health.found(account, Map.of()).fresh()).isEmpty();
        assertThat(audit().findings()).isEmpty();
        assertThat(audit().allowed()).isTrue();
    }

    @Test
    void that_we_may_not_look_is_news_once() {
        health.found(account, Map.of("off", "configuration 1"));
        assertThat(health.refused(account, "USER_NOT_ACCOUNT_ADMIN"))
                .isEqualTo(new Change(List.of(), List.of("off"), true));
        assertThat(health.refused(account, "USER_NOT_ACCOUNT_ADMIN").refused()).isFalse();
        assertThat(audit().allowed()).isFalse();
        assertThat(audit().why()).isEqualTo("USER_NOT_ACCOUNT_ADMIN");
        assertThat(health.auditedWithin(account, Duration.ofDays(1)))
                .as("not asked all the time")
                .isTrue();
    }

    @Test
    void a_failed_delivery_is_repeated_once() {
        assertThat(health.notRepublished(account, List.of("1", "2"))).containsExactly("1", "2");
        health.republished(account, List.of("1"));
        health.republished(account, List.of("1"));
        assertThat(health.notRepublished(account, List.of("1", "2"))).containsExactly("2");
        assertThat(health.notRepublished("another", List.of("1"))).containsExactly("1");
    }
}
