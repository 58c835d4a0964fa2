package app;

import jakarta.validation.Validator;
import java.time.Clock;
import ledger.Suspensions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import partners.ActivePartners;
import partners.LeftAlone;
import partners.PartnerDatabases;
import partners.PartnerRow;
import partners.PendingRows;
import partners.SetAside;
import partners.SignerCheck;
import partners.StatementCheck;
import partners.Troubles;

/** Partners as they are known and as their databases are reached. */
@Configuration(proxyBeanMethods = false)
class PartnerWiring {

    @Bean
    ActivePartners activePartners(Suspensions suspensions, Clock clock) {
        return new ActivePartners(suspensions::names, clock);
    }

    @Bean
    LeftAlone leftAlone() {
        return new LeftAlone();
    }

    @Bean
    PartnerDatabases partnerDatabases() {
        return new PartnerDatabases();
    }

    @Bean
    LocalValidatorFactoryBean validator() {
        return new LocalValidatorFactoryBean();
    }

    @Bean
    PartnerRow partnerRow(Validator validator) {
        return new PartnerRow(validator);
    }

    @Bean
    SignerCheck signerCheck(Validator validator) {
        return new SignerCheck(validator);
    }

    @Bean
    PendingRows pendingRows() {
        return new PendingRows();
    }

    @Bean
    SetAside setAside(Clock clock) {
        return new SetAside(clock);
    }

    @Bean
    Troubles troubles(Clock clock) {
        return new Troubles(clock);
    }

    @Bean
    StatementCheck statementCheck() {
        return new StatementCheck();
    }
}
