package app;

import jakarta.validation.Validator;
import ledger.Suspensions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import partners.ActivePartners;
import partners.PartnerDatabases;
import partners.PartnerRow;
import partners.StatementCheck;

/** Partners as they are known and as their databases are reached. */
@Configuration(proxyBeanMethods = false)
class PartnerWiring {

    @Bean
    ActivePartners activePartners(Suspensions suspensions) {
        return new ActivePartners(suspensions::names);
    }

    @Bean
    PartnerDatabases partnerDatabases() {
        return new PartnerDatabases();
    }

    @Bean
    PartnerRow partnerRow(Validator validator) {
        return new PartnerRow(validator);
    }

    @Bean
    StatementCheck statementCheck() {
        return new StatementCheck();
    }
}
