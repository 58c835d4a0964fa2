package app;

import api.SiteProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.ForeignEnvelopes;
import jakarta.validation.Validator;
import java.time.Clock;
import ledger.FollowedLinks;
import ledger.ForeignLedger;
import ledger.SigningLinks;
import ledger.SignupLedger;
import ledger.SiteKeys;
import ledger.SiteSignups;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import partners.SubmittedSignup;

/** What partners' web sites call, and what they look at. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SiteProperties.class)
class SiteWiring {

    @Bean
    SiteKeys siteKeys(JdbcClient jdbc, TransactionOperations transactions) {
        return new SiteKeys(jdbc, transactions);
    }

    @Bean
    SigningLinks signingLinks(JdbcClient jdbc) {
        return new SigningLinks(jdbc);
    }

    @Bean
    SiteSignups siteSignups(
            JdbcClient jdbc,
            TransactionOperations transactions,
            ObjectMapper json,
            SignupLedger ledger,
            SigningLinks links) {
        return new SiteSignups(jdbc, transactions, json, ledger, links);
    }

    @Bean
    FollowedLinks followedLinks(JdbcClient jdbc, SiteSignups signups) {
        return new FollowedLinks(jdbc, signups);
    }

    @Bean
    ForeignLedger foreignLedger(JdbcClient jdbc, ObjectMapper json) {
        return new ForeignLedger(jdbc, json);
    }

    @Bean
    ForeignEnvelopes foreignEnvelopes(Clock clock) {
        return new ForeignEnvelopes(clock);
    }

    @Bean
    SubmittedSignup submittedSignup(Validator validator) {
        return new SubmittedSignup(validator);
    }
}
