package app;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions over the ledger, for those who begin one themselves. An annotation would do nothing for an object that no
 * container has made, and at each start every bean would be looked at for it.
 */
@Configuration(proxyBeanMethods = false)
class Transactions {

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }
}
