package api;

import ledger.ConnectHealth;
import ledger.DocumentLedger;
import ledger.ParkedOutcomes;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operators' calls look at beyond sign-ups: outcomes that are refused, documents, and Connect. */
class OutcomeParts {

    @Bean
    ParkedOutcomes parkedOutcomes(JdbcClient jdbc) {
        return new ParkedOutcomes(jdbc);
    }

    @Bean
    DocumentLedger documentLedger(JdbcClient jdbc) {
        return new DocumentLedger(jdbc);
    }

    @Bean
    ConnectHealth connectHealth(JdbcClient jdbc) {
        return new ConnectHealth(jdbc);
    }
}
