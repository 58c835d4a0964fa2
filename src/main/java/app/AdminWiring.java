package app;

import api.AdminProperties;
import api.Quotas;
import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.DocuSignProperties;
import java.time.Clock;
import ledger.LastRuns;
import ledger.OperatorLedger;
import ledger.OperatorNotes;
import ledger.ParkedOutcomes;
import ledger.PartnerBacklog;
import ledger.SignerLedger;
import ledger.SignupViews;
import ledger.Wanted;
import ledger.Workload;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import partners.ActivePartners;
import routes.SendingProperties;
import throttle.SharedQuota;

/** The operators' calls and what they look at. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("api")
@EnableConfigurationProperties(AdminProperties.class)
class AdminWiring {

    @Bean
    OperatorLedger operatorLedger(JdbcClient jdbc, ObjectMapper json, Wanted wanted, SendingProperties sending) {
        return new OperatorLedger(jdbc, json, wanted, sending.settleTime());
    }

    @Bean
    ParkedOutcomes parkedOutcomes(JdbcClient jdbc) {
        return new ParkedOutcomes(jdbc);
    }

    @Bean
    SignupViews signupViews(JdbcClient jdbc) {
        return new SignupViews(jdbc);
    }

    @Bean
    PartnerBacklog partnerBacklog(JdbcClient jdbc) {
        return new PartnerBacklog(jdbc);
    }

    @Bean
    OperatorNotes operatorNotes(JdbcClient jdbc) {
        return new OperatorNotes(jdbc);
    }

    @Bean
    SignerLedger signerLedger(JdbcClient jdbc, Wanted wanted) {
        return new SignerLedger(jdbc, wanted);
    }

    @Bean
    LastRuns lastRuns(JdbcClient jdbc) {
        return new LastRuns(jdbc);
    }

    @Bean
    Workload workload(JdbcClient jdbc) {
        return new Workload(jdbc);
    }

    @Bean
    Quotas quotas(
            SharedQuota quota, DocuSignProperties docusign, Workload workload, ActivePartners partners, Clock clock) {
        return new Quotas(quota, docusign.accounts().keySet(), workload, partners, clock);
    }
}
