package app;

import com.zaxxer.hikari.HikariDataSource;
import documents.DocumentFolder;
import documents.DocumentProperties;
import docusign.DocuSignProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.IgnoreTopLevelConverterNotFoundBindHandler;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.ConfigurableEnvironment;
import routes.SendingProperties;

/** The service's settings, read from where the service reads them, for commands that start nothing of it. */
final class ServiceSettings {

    /** Findings are printed; a log between them would only be in the way. */
    private static final List<String> SILENT =
            List.of("root", "app", "api", "routes", "docusign", "throttle", "partners", "ledger", "com.zaxxer.hikari");

    private final ConfigurableEnvironment environment;

    private ServiceSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /** A context without a single part. */
    private static final class Nothing {}

    /** Reads them; no part of the service is made for that. */
    static ServiceSettings read(List<String> arguments) {
        var application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        var all = new ArrayList<>(silence());
        all.addAll(arguments);
        try (var context = application.run(all.toArray(String[]::new))) {
            return new ServiceSettings(context.getEnvironment());
        }
    }

    /** Options that keep a program from logging. */
    static List<String> silence() {
        return SILENT.stream()
                .map(logger -> "--logging.level." + logger + "=off")
                .toList();
    }

    /** The required keys that nobody has set. */
    List<String> missing() {
        return RequiredSettings.missing(environment);
    }

    /** One key's value, or "". */
    String text(String key) {
        return environment.getProperty(key, "");
    }

    DocuSignProperties docusign() {
        return bind("docusign", DocuSignProperties.class);
    }

    SendingProperties sending() {
        return bind("sending", SendingProperties.class);
    }

    Directories directories() {
        return Binder.get(environment).bindOrCreate("", Bindable.of(Directories.class));
    }

    /** Those that Spring Boot knows too. */
    OtlpSettings otlp() {
        return Binder.get(environment).bindOrCreate("management.otlp.tracing", Bindable.of(OtlpSettings.class));
    }

    /** The same. */
    TracingSettings tracing() {
        return Binder.get(environment).bindOrCreate("management.tracing", Bindable.of(TracingSettings.class));
    }

    DocumentFolder documentFolder() {
        return new DocumentFolder(new DocumentProperties(text("documents.folder")));
    }

    /** Our names of the accounts, also where their ids are still missing. */
    Set<String> accounts() {
        return Binder.get(environment)
                .bind("docusign.accounts", Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .keySet();
    }

    /** As the service binds it: an unknown key is a mistake. */
    <T> T bind(String prefix, Class<T> type) {
        var strict = new NoUnboundElementsBindHandler(
                new IgnoreTopLevelConverterNotFoundBindHandler(), new UnboundElementsSourceFilter());
        return Binder.get(environment).bindOrCreate(prefix, Bindable.of(type), strict);
    }

    /** The ledger's database; nothing is connected yet. */
    HikariDataSource ledger() {
        var binder = Binder.get(environment);
        var source = binder.bindOrCreate("spring.datasource", Bindable.of(DataSourceProperties.class))
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        binder.bind("spring.datasource.hikari", Bindable.ofInstance(source));
        source.setInitializationFailTimeout(-1);
        source.setMaximumPoolSize(5); // looking at the migrations takes three
        source.setMinimumIdle(0);
        return source;
    }
}
