package api;

import ledger.ConnectHealth;
import ledger.DocumentLedger;
import ledger.ParkedOutcomes;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What the operators' calls look at beyond sign-ups: outcomes that are refused, documents, and Connect. */
class OutcomeParts {

    @Bean
    ParkedOutcomes parkedOutcomes(JdbcClient jdbc) {
        return new ParkedOutcomes(jdbc);
    }

    @Bean
    DocumentLedger documentLedger(JdbcClient jdbc, TransactionOperations transactions) {
        return new DocumentLedger(jdbc, transactions);
    }

    @Bean
    ConnectHealth connectHealth(JdbcClient jdbc, TransactionOperations transactions) {
        return new ConnectHealth(jdbc, transactions);
    }
}
