package app;

import api.AdminProperties;
import api.SiteProperties;
import documents.DocumentProperties;
import docusign.DocuSignProperties;
import java.text.ParseException;
import java.util.Date;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quartz.CronExpression;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import partners.Finding;
import routes.ReconcileProperties;
import routes.RetentionProperties;
import routes.SendingProperties;

/** Reads the service's keys as a start would, and says which one would have stopped it. Repeats no secret. */
final class KeysCheck {

    /** Our records of keys, which say what is wrong without a secret. */
    private static final Pattern OURS = Pattern.compile("(docusign|routes|api|documents)\\.\\w+Properties.*");

    private final ServiceSettings settings;
    private final Consumer<Finding> tell;

    KeysCheck(ServiceSettings settings, Consumer<Finding> tell) {
        this.settings = settings;
        this.tell = tell;
    }

    Optional<DocuSignProperties> docusign() {
        return bound("docusign", settings::docusign);
    }

    /** Together with the rule that ties it to DocuSign's keys. */
    Optional<SendingProperties> sending() {
        var sending = bound("sending", settings::sending);
        if (sending.isPresent()) {
            quietly(settings::docusign)
                    .flatMap(docusign -> LongEnoughLease.tooShort(sending.get(), docusign))
                    .ifPresent(wrong ->
                            tell.accept(Finding.fail("", "sending.lease", 0, wrong.getMessage(), wrong.action())));
        }
        return sending;
    }

    /** Where partners and own routes are. */
    Optional<Directories> directories() {
        return bound("partners-dir", settings::directories);
    }

    /** All further keys of ours. */
    void others() {
        bound("reconcile", () -> settings.bind("reconcile", ReconcileProperties.class))
                .ifPresent(reconcile -> schedule(reconcile.schedule()));
        bound("retention", () -> settings.bind("retention", RetentionProperties.class));
        bound("api", () -> settings.bind("api", SiteProperties.class));
        bound("admin", () -> settings.bind("admin", AdminProperties.class));
        bound("documents", () -> settings.bind("documents", DocumentProperties.class));
        bound("management.otlp.tracing", settings::otlp);
        bound("management.tracing", settings::tracing);
    }

    private void schedule(String cron) {
        try {
            if (new CronExpression(cron).getNextValidTimeAfter(new Date()) == null) {
                wrongSchedule("never comes again");
            }
        } catch (ParseException | RuntimeException e) { // a number that is too long is no ParseException
            wrongSchedule("is no Quartz cron expression");
        }
    }

    private void wrongSchedule(String what) {
        tell.accept(Finding.fail("", "reconcile.schedule", 0, what, "write six or seven fields, seconds first"));
    }

    private static <T> Optional<T> quietly(Supplier<T> bind) {
        try {
            return Optional.of(bind.get());
        } catch (BindException e) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> bound(String prefix, Supplier<T> bind) {
        try {
            return Optional.of(bind.get());
        } catch (BindException e) {
            tell.accept(finding(prefix, e));
            return Optional.empty();
        }
    }

    private static Finding finding(String prefix, BindException wrong) {
        Throwable root = wrong;
        while (root.getCause() != null) {
            root = root.getCause();
            if (root instanceof UnboundConfigurationPropertiesException unknown) {
                var keys = unknown.getUnboundProperties().stream()
                        .map(one -> one.getName().toString())
                        .collect(Collectors.joining(", "));
                return Finding.fail("", keys, 0, "is no key of ours", "see docs/configuration.md");
            }
        }
        var ours = root instanceof IllegalArgumentException
                && root.getStackTrace().length > 0
                && OURS.matcher(root.getStackTrace()[0].getClassName()).matches();
        var key = wrong.getName() == null ? prefix : wrong.getName().toString();
        return Finding.fail(
                "", key, 0, ours ? root.getMessage() : "has a value that does not fit", "see docs/configuration.md");
    }
}
