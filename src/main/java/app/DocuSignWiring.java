package app;

import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.AccessTokens;
import docusign.Accounts;
import docusign.Assertions;
import docusign.ConnectAudit;
import docusign.DocuSignProperties;
import docusign.Door;
import docusign.Drafts;
import docusign.Envelopes;
import docusign.Http;
import docusign.Listings;
import docusign.ManyEnvelopes;
import docusign.Renewals;
import docusign.SigningViews;
import docusign.SingleEnvelope;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throttle.SharedQuota;

/** What is said to DocuSign, without the route that says it. */
@Configuration(proxyBeanMethods = false)
class DocuSignWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The key is read once before anything starts, so that a wrong file is found now and not at the first call. */
    @Bean
    Assertions assertions(DocuSignProperties docusign) {
        var assertions = new Assertions(docusign);
        try {
            docusign.accounts().values().forEach(account -> assertions.of(account.userId()));
        } catch (Assertions.UnusableKey e) {
            throw new Misconfigured(e.getMessage(), "Correct the file or the key docusign.private-key.");
        }
        return assertions;
    }

    @Bean
    AccessTokens accessTokens(
            DocuSignProperties docusign,
            Assertions assertions,
            Http http,
            ObjectMapper json,
            Clock clock,
            Renewals renewals) {
        return new AccessTokens(docusign, assertions, http, json, clock, renewals);
    }

    @Bean
    Accounts accounts(DocuSignProperties docusign, AccessTokens tokens, Http http, ObjectMapper json) {
        return new Accounts(docusign, tokens, http, json);
    }

    @Bean
    Door door(Accounts accounts, AccessTokens tokens, SharedQuota quota) {
        return new Door(accounts, tokens, quota);
    }

    @Bean
    Envelopes envelopes(Clock clock, DocuSignProperties docusign) {
        return new Envelopes(clock, docusign.connect().deliverTo());
    }

    @Bean
    SingleEnvelope singleEnvelope(Clock clock) {
        return new SingleEnvelope(clock);
    }

    @Bean
    SigningViews signingViews() {
        return new SigningViews();
    }

    @Bean
    ManyEnvelopes manyEnvelopes() {
        return new ManyEnvelopes();
    }

    @Bean
    ConnectAudit connectAudit(DocuSignProperties docusign) {
        return new ConnectAudit(docusign.connect());
    }

    @Bean
    Drafts drafts() {
        return new Drafts();
    }

    @Bean
    Listings listings(Clock clock) {
        return new Listings(clock);
    }
}
