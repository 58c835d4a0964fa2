package app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.Environment;

/** Stops a start without a ledger or DocuSign at once and names every key that is missing; nothing is guessed. */
class RequiredSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final List<String> KEYS =
            List.of("spring.datasource.url", "docusign.integration-key", "docusign.private-key");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            return; // the jar is being built
        }
        var missing = missing(event.getEnvironment());
        if (!missing.isEmpty()) {
            throw new Misconfigured(
                    "Countersign is not configured; missing: " + String.join(", ", missing),
                    "Set these keys in a file named by --spring.config.additional-location, or as environment variables."
                            + " To try Countersign without a DocuSign account, use the demo of the README.");
        }
    }

    static List<String> missing(Environment environment) {
        var missing = new ArrayList<>(KEYS.stream()
                .filter(key -> isBlank(environment.getProperty(key)))
                .toList());
        var accounts = Binder.get(environment)
                .bind("docusign.accounts", Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of());
        if (accounts.isEmpty()) {
            missing.add("docusign.accounts.main.account-id");
            missing.add("docusign.accounts.main.user-id");
        }
        for (var account : accounts.keySet()) {
            for (var key : List.of("account-id", "user-id")) {
                var name = "docusign.accounts." + account + "." + key;
                var value = Binder.get(environment).bind(name, String.class).orElse("");
                if (value.isBlank()) {
                    missing.add(name);
                }
            }
        }
        return missing;
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }
}
