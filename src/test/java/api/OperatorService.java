package api;

import app.Postgres;
import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.DocuSignProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import partners.ActivePartners;
import partners.Troubles;
import signup.SignupState;
import throttle.Limits;
import throttle.SharedQuota;

/** The operators' calls over real HTTP on a real ledger, without the routes that would move sign-ups on. */
final class OperatorService {

    static final String USER = "olga";
    static final String PASSWORD = "gänse:wein";

    private static final Postgres SERVER = Postgres.start();
    private static final String LEDGER = SERVER.database("operators");
    private static OperatorService shared;

    private final ServletWebServerApplicationContext context;

    private OperatorService(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** One for all tests; each uses its own partner. */
    static synchronized OperatorService shared() {
        if (shared == null) {
            shared = start("admin.username=" + USER, "admin.password=" + PASSWORD);
        }
        return shared;
    }

    static OperatorService start(String... settings) {
        var all = new ArrayList<>(List.of(
                "server.port=0",
                "management.server.port=0",
                "spring.datasource.url=" + LEDGER,
                "spring.datasource.username=postgres",
                "management.endpoint.health.validate-group-membership=false",
                "camel.main.main-run-controller=false"));
        all.addAll(Arrays.asList(settings));
        var arguments = all.stream().map(each -> "--" + each).toArray(String[]::new);
        return new OperatorService(
                (ServletWebServerApplicationContext) new SpringApplicationBuilder(Parts.class).run(arguments));
    }

    Caller caller() {
        return new Caller(context.getWebServer().getPort(), USER, PASSWORD);
    }

    Caller stranger() {
        return new Caller(context.getWebServer().getPort(), "", "");
    }

    Caller caller(String user, String password) {
        return new Caller(context.getWebServer().getPort(), user, password);
    }

    int port() {
        return context.getWebServer().getPort();
    }

    int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    Rows rows(String partner) {
        return new Rows(part(JdbcClient.class), partner);
    }

    void stop() {
        context.close();
    }

    /** What the service's own wiring makes, for the calls alone. */
    @EnableAutoConfiguration
    @ComponentScan("api")
    @EnableConfigurationProperties({AdminProperties.class, DocuSignProperties.class})
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Suspensions suspensions(JdbcClient jdbc) {
            return new Suspensions(jdbc);
        }

        @Bean
        ActivePartners partners(Suspensions suspensions) {
            return new ActivePartners(suspensions::names);
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

        /** DocuSign is read once an envelope and says nothing new. */
        @Bean
        FreshNews freshNews(SharedQuota quota) {
            return (key, account, envelope) -> quota.reads().begin(account, envelope)
                    ? new FreshNews.Asked(true, "")
                    : new FreshNews.Asked(false, "it was read a moment ago");
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
}
