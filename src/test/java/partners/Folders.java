package partners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Writes partners' folders for tests, and reads them back. */
final class Folders {

    static final String TEMPLATE = "11111111-2222-3333-4444-555555555555";
    static final String PENDING = "select ref, name, email from people where taken = false";
    static final String CLAIMED = "update people set taken = true where ref = :#ref";
    static final String OUTCOME = "update people set status = :#status, envelope = :#envelope_id where ref = :#ref";

    private final Path root;
    private Function<String, String> environment = name -> null;

    Folders(Path root) {
        this.root = root;
    }

    Folders with(Map<String, String> variables) {
        environment = variables::get;
        return this;
    }

    Folders file(String partner, String name, String text) {
        try {
            Files.createDirectories(root.resolve(partner));
            Files.writeString(root.resolve(partner).resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A partner that only uses the API. */
    Folders api(String partner, String yaml) {
        return file(partner, "partner.yaml", yaml);
    }

    /** A partner with a database and good statements. */
    Folders partner(String partner, String yaml) {
        return api(partner, yaml)
                .file(partner, "pending.sql", PENDING)
                .file(partner, "claimed.sql", CLAIMED)
                .file(partner, "outcome.sql", OUTCOME);
    }

    static String yaml(String url) {
        return "database:\n  url: " + url + "\n  username: u\n  password: p\ntemplate: " + TEMPLATE + "\n";
    }

    PartnerFolders.Found read() {
        return new PartnerFolders(Set.of("main", "second"), environment).read("file:" + root);
    }

    Partner only() {
        return read().partners().get(0);
    }
}
