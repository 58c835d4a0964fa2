package app;

import documents.DocumentFolder;
import documents.DocumentProperties;
import docusign.Documents;
import ledger.DocumentLedger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Signed documents: how they are asked for, where they are kept, what is known of them. */
@Configuration(proxyBeanMethods = false)
class DocumentWiring {

    @Bean
    Documents documents() {
        return new Documents();
    }

    @Bean
    DocumentFolder documentFolder(DocumentProperties properties) {
        return new DocumentFolder(properties);
    }

    @Bean
    DocumentLedger documentLedger(JdbcClient jdbc, TransactionOperations transactions) {
        return new DocumentLedger(jdbc, transactions);
    }
}
