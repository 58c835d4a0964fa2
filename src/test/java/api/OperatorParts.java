package api;

import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.DocuSignProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ledger.ConnectInbox;
import ledger.LastRuns;
import ledger.OperatorLedger;
import ledger.OperatorNotes;
import ledger.PartnerBacklog;
import ledger.SignupViews;
import ledger.Suspensions;
import ledger.Wanted;
import ledger.Workload;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import partners.ActivePartners;
import partners.LeftAlone;
import partners.Troubles;
import signup.SignupState;
import throttle.Limits;
import throttle.SharedQuota;

/** What the service's own wiring makes, for the calls alone. */
@EnableAutoConfiguration
@Import({SiteParts.class, ChangeParts.class, OutcomeParts.class})
@ComponentScan("api")
@EnableConfigurationProperties({AdminProperties.class, DocuSignProperties.class, SiteProperties.class})
class OperatorParts {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    LocalValidatorFactoryBean validator() {
        return new LocalValidatorFactoryBean();
    }

    @Bean
    Suspensions suspensions(JdbcClient jdbc) {
        return new Suspensions(jdbc);
    }

    @Bean
    ActivePartners partners(Suspensions suspensions) {
        return new ActivePartners(suspensions::names, Clock.systemUTC());
    }

    @Bean
    LeftAlone leftAlone() {
        return new LeftAlone();
    }

    @Bean
    Troubles troubles(Clock clock) {
        return new Troubles(clock);
    }

    @Bean
    Wanted wanted() {
        return () -> Map.of("quiet", Set.<SignupState>of());
    }

    @Bean
    OperatorLedger operatorLedger(JdbcClient jdbc, ObjectMapper json, Wanted wanted) {
        return new OperatorLedger(jdbc, json, wanted, Duration.ofMinutes(15));
    }

    @Bean
    ConnectInbox connectInbox(JdbcClient jdbc) {
        return new ConnectInbox(jdbc);
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
    LastRuns lastRuns(JdbcClient jdbc) {
        return new LastRuns(jdbc);
    }

    @Bean
    SharedQuota sharedQuota(JdbcClient jdbc) {
        return new SharedQuota(
                jdbc, Map.of("main", new Limits(3000, 500, Duration.ofHours(1), Duration.ofSeconds(30))));
    }

    @Bean
    Workload workload(JdbcClient jdbc) {
        return new Workload(jdbc);
    }

    @Bean
    Quotas quotas(SharedQuota quota, Workload workload, ActivePartners partners, Clock clock) {
        return new Quotas(quota, List.of("main"), workload, partners, clock);
    }
}
