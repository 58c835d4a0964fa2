package app;

import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.core.NestedExceptionUtils;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import partners.Finding;

/** Says of a failure before anything could be looked at where it lies; what a parser quotes may be a password. */
final class Unreadable {

    private static final String SETTINGS = "settings";

    private Unreadable() {}

    static Finding finding(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException yaml) {
                var line = yaml.getProblemMark() == null
                        ? 0
                        : yaml.getProblemMark().getLine() + 1;
                return Finding.fail("", SETTINGS, line, "the file is no valid YAML", "correct that line");
            }
            if (cause instanceof ConfigDataNotFoundException missing) {
                return Finding.fail(
                        "", SETTINGS, 0, missing.getReferenceDescription() + " is not there", "check its path");
            }
            if (cause instanceof Misconfigured wrong) {
                return Finding.fail("", SETTINGS, 0, wrong.getMessage(), wrong.action());
            }
        }
        var root = NestedExceptionUtils.getMostSpecificCause(failure);
        return Finding.fail("", SETTINGS, 0, "it broke off: " + root.getClass().getSimpleName(), "");
    }
}
