package app;

import api.WantedKey;
import docusign.DocuSignProperties;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ledger.Decision;
import ledger.SiteKeyView;
import ledger.SiteKeys;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.ErrorResponseException;
import partners.Partner;
import partners.PartnerFolders;

/** Makes, lists and revokes the keys of partners' sites from the command line, where no operators' login is configured. */
final class KeysCommand {

    private static final String USAGE = """
            keys make <partner> --name=… [--templates=a,b] [--operations=create,status,signing-page,look-up]
                 [--return-urls=https://…*] [--per-minute=60] [--expires=2027-01-31T00:00:00Z] [--networks=10.0.0.0/8]
            keys list <partner>
            keys revoke <partner> <id> [--keep-links]
            The ledger's spring.datasource.* and partners-dir are read as the service reads them.""";

    private KeysCommand() {}

    /** Only what keys need: no web server, no routes, no migration. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @Import(Transactions.class)
    @EnableConfigurationProperties({Directories.class, DocuSignProperties.class})
    static class Parts {

        @Bean
        SiteKeys siteKeys(JdbcClient jdbc, TransactionOperations transactions) {
            return new SiteKeys(jdbc, transactions);
        }
    }

    /** The result is the exit code: 0 done, 1 not done, 2 not understood. */
    static int run(String[] args) {
        var words = Arrays.stream(args).filter(word -> !word.startsWith("--")).toList();
        var complete = words.size() == 2 && List.of("make", "list").contains(words.get(0))
                || words.size() == 3 && words.get(0).equals("revoke");
        if (!complete) {
            System.err.println(USAGE);
            return 2;
        }
        try (var context = application()
                .run(Arrays.stream(args).filter(word -> word.startsWith("--")).toArray(String[]::new))) {
            return run(words, new Options(args), context);
        } catch (ErrorResponseException wrong) {
            System.err.println(said(wrong));
        } catch (DataAccessException away) {
            System.err.println("the ledger cannot be reached, or the service of this version was never started on it: "
                    + away.getClass().getSimpleName());
        } catch (RuntimeException failed) {
            System.err.println(failed.getMessage());
        }
        return 1;
    }

    private static SpringApplication application() {
        var application = new SpringApplication(Parts.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Map.of("logging.level.root", "off"));
        return application;
    }

    private static int run(List<String> words, Options options, ApplicationContext context) {
        var keys = context.getBean(SiteKeys.class);
        var partner = words.get(1);
        var decision = new Decision(
                System.getProperty("user.name", "operator"),
                options.text("reason").orElse(""));
        switch (words.get(0)) {
            case "make" -> {
                var wanted = new WantedKey(
                                partner(partner, context).templates().keySet(),
                                Clock.systemUTC().instant())
                        .read(options.wanted());
                System.out.println(keys.make(partner, wanted, decision).key());
            }
            case "list" -> keys.of(partner).forEach(key -> System.out.println(line(key)));
            default -> {
                if (!keys.revoke(partner, words.get(2), options.has("keep-links"), decision)) {
                    System.err.println("the partner has no such key that is still valid");
                    return 1;
                }
                System.out.println("revoked");
            }
        }
        return 0;
    }

    private static Partner partner(String name, ApplicationContext context) {
        var accounts = context.getBean(DocuSignProperties.class).accounts().keySet();
        var folder = context.getBean(Directories.class).partnersDir();
        var whereverDocumentsGo = "";
        return new PartnerFolders(accounts, () -> whereverDocumentsGo)
                .read(folder).partners().stream()
                        .filter(partner -> partner.name().equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException("there is no usable partner '" + name + "' in " + folder));
    }

    private static String line(SiteKeyView key) {
        var state = key.revokedAt() != null ? "revoked " + key.revokedAt() : "valid";
        return String.join(
                "  ",
                key.id(),
                state,
                key.name(),
                String.join(",", key.operations()),
                Optional.ofNullable(key.lastUsedAt())
                        .map(at -> "last used " + at)
                        .orElse("never used"));
    }

    private static String said(ErrorResponseException wrong) {
        var errors = wrong.getBody().getProperties();
        return wrong.getBody().getDetail() + (errors == null ? "" : ": " + errors.get("errors"));
    }

    /** What stands behind the words. */
    private record Options(String[] args) {

        Optional<String> text(String name) {
            var begin = "--" + name + "=";
            return Arrays.stream(args)
                    .filter(arg -> arg.startsWith(begin))
                    .map(arg -> arg.substring(begin.length()))
                    .findFirst();
        }

        boolean has(String name) {
            return Arrays.asList(args).contains("--" + name);
        }

        private List<String> list(String name) {
            return text(name).map(all -> List.of(all.split(","))).orElse(null);
        }

        WantedKey.Properties wanted() {
            return new WantedKey.Properties(
                    text("name").orElse(""),
                    list("templates"),
                    list("operations"),
                    list("return-urls"),
                    text("per-minute").map(KeysCommand::number).orElse(null),
                    text("expires").orElse(null),
                    list("networks"),
                    null);
        }
    }

    private static Integer number(String text) {
        return text.matches("\\d{1,9}") ? Integer.valueOf(text) : 0;
    }
}
