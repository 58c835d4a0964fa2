package api;

import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.SigningViews;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Optional;
import ledger.FollowedLinks;
import ledger.ForeignLedger;
import ledger.SigningLinks;
import ledger.SignupLedger;
import ledger.SiteKeys;
import ledger.SiteSignups;
import ledger.Wanted;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import partners.SubmittedSignup;

/** The same for partners' sites, without a DocuSign behind. */
class SiteParts {

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
            JdbcClient jdbc, TransactionOperations transactions, ObjectMapper json, Wanted wanted, SigningLinks links) {
        return new SiteSignups(jdbc, transactions, json, new SignupLedger(jdbc, transactions, json, wanted), links);
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
    SubmittedSignup submittedSignup(Validator validator) {
        return new SubmittedSignup(validator);
    }

    /** Nothing is sent. */
    @Bean
    SendingNow sendingNow() {
        return signup -> Optional.empty();
    }

    /** DocuSign has no time. */
    @Bean
    SigningPages signingPages() {
        return (signup, returnUrl) -> new SigningViews.Page.Later(Duration.ofSeconds(5), "no time");
    }
}
