package app;

import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.DocuSignProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import ledger.Backlog;
import ledger.ConnectHealth;
import ledger.ConnectInbox;
import ledger.Continuity;
import ledger.DoubleLedger;
import ledger.DoubtLedger;
import ledger.DraftLedger;
import ledger.LeaseLedger;
import ledger.OutcomeGroups;
import ledger.OutcomeLedger;
import ledger.Repairs;
import ledger.Retention;
import ledger.Schedule;
import ledger.SendLedger;
import ledger.SignupLedger;
import ledger.SilentLedger;
import ledger.StatusLedger;
import ledger.Suspensions;
import ledger.Tally;
import ledger.Unfinished;
import ledger.Wanted;
import ledger.Writability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import partners.ActivePartners;
import routes.SendingProperties;
import throttle.SharedQuota;

/** The ledger's parts and the throttle, over the one database they share. */
@Configuration(proxyBeanMethods = false)
class LedgerWiring {

    @Bean
    Wanted wanted(ActivePartners partners) {
        return partners::wanted;
    }

    @Bean
    SignupLedger signupLedger(
            JdbcClient jdbc, TransactionOperations transactions, ObjectMapper json, Wanted wanted, Tally tally) {
        return new SignupLedger(jdbc, transactions, json, wanted, tally);
    }

    @Bean
    LeaseLedger leaseLedger(JdbcClient jdbc, ObjectMapper json) {
        return new LeaseLedger(jdbc, json);
    }

    @Bean
    SendLedger sendLedger(JdbcClient jdbc, Wanted wanted, SendingProperties sending) {
        return new SendLedger(jdbc, wanted, sending.maxAttempts());
    }

    @Bean
    DoubtLedger doubtLedger(JdbcClient jdbc, Tally tally) {
        return new DoubtLedger(jdbc, tally);
    }

    @Bean
    StatusLedger statusLedger(
            JdbcClient jdbc, TransactionOperations transactions, ObjectMapper json, Wanted wanted, Tally tally) {
        return new StatusLedger(jdbc, transactions, json, wanted, tally);
    }

    @Bean
    ConnectInbox connectInbox(JdbcClient jdbc) {
        return new ConnectInbox(jdbc);
    }

    @Bean
    Repairs repairs(JdbcClient jdbc, ObjectMapper json, Tally tally) {
        return new Repairs(jdbc, json, tally);
    }

    @Bean
    Retention retention(JdbcClient jdbc) {
        return new Retention(jdbc);
    }

    @Bean
    Unfinished unfinished(JdbcClient jdbc) {
        return new Unfinished(jdbc);
    }

    @Bean
    SilentLedger silentLedger(JdbcClient jdbc) {
        return new SilentLedger(jdbc);
    }

    @Bean
    ConnectHealth connectHealth(JdbcClient jdbc, TransactionOperations transactions) {
        return new ConnectHealth(jdbc, transactions);
    }

    @Bean
    OutcomeLedger outcomeLedger(JdbcClient jdbc, Tally tally) {
        return new OutcomeLedger(jdbc, tally);
    }

    @Bean
    OutcomeGroups outcomeGroups(JdbcClient jdbc) {
        return new OutcomeGroups(jdbc);
    }

    @Bean
    DoubleLedger doubleLedger(JdbcClient jdbc, TransactionOperations transactions, ObjectMapper json) {
        return new DoubleLedger(jdbc, transactions, json);
    }

    @Bean
    Suspensions suspensions(JdbcClient jdbc) {
        return new Suspensions(jdbc);
    }

    @Bean
    DraftLedger draftLedger(JdbcClient jdbc, ObjectMapper json) {
        return new DraftLedger(jdbc, json);
    }

    @Bean
    Continuity continuity(JdbcClient jdbc) {
        return new Continuity(jdbc);
    }

    @Bean
    Writability writability(JdbcClient jdbc, Clock clock) {
        return new Writability(jdbc, clock);
    }

    @Bean
    Backlog backlog(JdbcClient jdbc) {
        return new Backlog(jdbc);
    }

    @Bean
    Schedule schedule(JdbcClient jdbc) {
        return new Schedule(jdbc, replica());
    }

    @Bean
    SharedQuota sharedQuota(JdbcClient jdbc, DocuSignProperties docusign) {
        return new SharedQuota(
                jdbc,
                docusign.accounts().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().limits())));
    }

    /** The pod's name on Kubernetes, and the process, so that two on one machine can be told apart. */
    private static String replica() {
        try {
            return InetAddress.getLocalHost().getHostName() + "/"
                    + ProcessHandle.current().pid();
        } catch (UnknownHostException e) {
            return "unknown/" + ProcessHandle.current().pid();
        }
    }
}
