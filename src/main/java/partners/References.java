package partners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches what a partner's file only points at, so that secrets stay in the environment or in mounted files. */
final class References {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final String FILE = "file:";

    private final Function<String, String> environment;

    References(Function<String, String> environment) {
        this.environment = environment;
    }

    /** Tells what is wrong with one key's value. */
    interface Complaint {
        void about(String what, String todo);
    }

    /** Fills in every variable; none if one is not set. */
    Optional<String> variables(String text, Complaint complaint) {
        var found = VARIABLE.matcher(text);
        var filled = new StringBuilder();
        while (found.find()) {
            var name = found.group(1);
            var value = name.isBlank() ? null : environment.apply(name);
            if (value == null) {
                complaint.about("environment variable " + name + " is not set", "set it, or correct its name");
                return Optional.empty();
            }
            found.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return Optional.of(found.appendTail(filled).toString());
    }

    /** The content of the file if the text is a reference to one, else the text. A newline at the end is the editor's. */
    Optional<String> content(String text, Complaint complaint) {
        if (!text.startsWith(FILE)) {
            return Optional.of(text);
        }
        var name = text.substring(FILE.length());
        try {
            return Optional.of(Files.readString(Path.of(name)).replaceFirst("[\r\n]+\\z", ""));
        } catch (IOException | InvalidPathException e) {
            complaint.about(
                    "cannot read the file " + name, "check that it is mounted and that this process may read it");
            return Optional.empty();
        }
    }
}
