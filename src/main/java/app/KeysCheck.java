package app;

import docusign.DocuSignProperties;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import partners.Finding;
import routes.SendingProperties;

/** Reads the service's keys as a start would, and says which one would have stopped it. Repeats no value. */
final class KeysCheck {

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
                && root.getStackTrace()[0].getClassName().startsWith(DocuSignProperties.class.getName());
        var key = wrong.getName() == null ? prefix : wrong.getName().toString();
        return Finding.fail(
                "", key, 0, ours ? root.getMessage() : "has a value that does not fit", "see docs/configuration.md");
    }
}
