package app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sandbox.Identities;

/** Writes a partner's folder as an integrator would; the statements fit {@link SignupTable}. */
public final class PartnerFolder {

    private final Path folder;

    private PartnerFolder(Path folder) {
        this.folder = folder;
    }

    /** A partner that is in order, with its database at that address. */
    public static PartnerFolder in(Path root, String name, String database, String... more) {
        var user = database.contains("mariadb") ? "root" : "postgres";
        return new PartnerFolder(root.resolve(name))
                .file(
                        "partner.yaml",
                        "every: 1s",
                        "batch: 100",
                        "account: main",
                        "template: " + Identities.MEMBERSHIP_TEMPLATE,
                        "role: signer",
                        "database:",
                        "  url: " + database,
                        "  username: " + user,
                        "  password: \"\"",
                        String.join("\n", more))
                .file(
                        "pending.sql",
                        "-- rows that nobody has taken",
                        "select ref, name, email, member_number, city",
                        "  from signups",
                        " where not taken",
                        " order by ref")
                .file("claimed.sql", "-- the ledger has it", "update signups set taken = true where ref = :#ref")
                .file(
                        "outcome.sql",
                        "-- what became of it",
                        "update signups",
                        "   set status = :#status, envelope_id = :#envelope_id, reason = :#reason,",
                        "       status_at = :#occurred_at",
                        " where ref = :#ref");
    }

    /** Writes one file of the folder, line by line. */
    public PartnerFolder file(String name, String... lines) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts another text for one that stands in a file. */
    public PartnerFolder change(String name, String text, String other) {
        try {
            var before = Files.readString(folder.resolve(name));
            if (!before.contains(text)) {
                throw new IllegalArgumentException(name + " has no '" + text + "'");
            }
            return file(name, before.replace(text, other).stripTrailing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes one file. */
    public PartnerFolder without(String name) {
        try {
            Files.delete(folder.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
