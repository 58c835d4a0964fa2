package partners;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the block {@code database} of {@code partner.yaml}. No complaint repeats a value from it. */
final class DatabaseReader {

    private static final Pattern PASSWORD_IN_URL =
            Pattern.compile("[?&;:]password\\s*=|//[^/?;]*:[^/?;]*@|:thin:[^@]*/", Pattern.CASE_INSENSITIVE);

    private final Settings settings;

    DatabaseReader(Settings settings) {
        this.settings = settings;
    }

    Optional<Database> database() {
        return settings.block("database").flatMap(block -> {
            block.only(Set.of("url", "username", "password"));
            var line = settings.line("database");
            if (!block.has("url")) {
                block.complain(line, "missing key 'database.url'", "write url: jdbc:…");
                return Optional.empty();
            }
            return block.secret("url")
                    .filter(url -> isUrl(block, url))
                    .map(url -> new Database(
                            url,
                            block.secret("username").orElse(""),
                            block.secret("password").orElse(""),
                            line));
        });
    }

    static boolean carriesPassword(String url) {
        return PASSWORD_IN_URL.matcher(url).find();
    }

    private static boolean isUrl(Settings block, String url) {
        if (!url.startsWith("jdbc:")) {
            block.complain("url", "is no JDBC URL", "it begins with jdbc:postgresql:, jdbc:mariadb: or the like");
            return false;
        }
        if (carriesPassword(url)) {
            block.complain("url", "carries a password, which drivers write into logs", "move it to database.password");
            return false;
        }
        return true;
    }
}
