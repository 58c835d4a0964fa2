package app;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sandbox.Identities;

/**
 * One mistake that somebody made in a folder that was in order, and where it must be found.
 *
 * @param line in the file, 0 if there is none to point at, -1 if any will do
 */
record Mistake(String partner, String file, int line, String what, Consumer<PartnerFolder> made) {

    private static final String FOREIGN = "7c2f1f6e-3f55-4a0b-9b0e-5d1c7a52e099";

    private static Mistake of(String partner, String file, int line, String what, String text, String other) {
        return new Mistake(partner, file, line, what, folder -> folder.change(file, text, other));
    }

    private static Mistake user(String partner, String file, String what, String user, String password) {
        return new Mistake(
                partner,
                file,
                -1,
                what,
                folder -> folder.change("partner.yaml", "?user=postgres", "")
                        .change("partner.yaml", "username: postgres", "username: " + user)
                        .change("partner.yaml", "password: \"\"", "password: \"" + password + "\""));
    }

    private static final String YAML = "partner.yaml";

    static List<Mistake> all() {
        return Stream.of(inStatements(), inYaml(), inDatabases())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> inStatements() {
        return List.of(
                of("misspelt-column", "pending.sql", 2, "\"emial\" does not exist", "email", "emial"),
                of("no-such-table", "outcome.sql", 2, "does not exist", "update signups", "update sign_ups"),
                of("missing-tab", "pending.sql", 2, "shoe_size has no text tab", "city", "city as shoe_size"),
                of("tab-in-wrong-case", "pending.sql", 2, "the tab is city", "city", "city as \"City\""),
                of("two-statements", "claimed.sql", 2, "a second statement", ":#ref", ":#ref; delete from signups"),
                of("question-mark", "claimed.sql", 2, "a '?' that nothing", ":#ref", ":#ref and city = ?"),
                of("stray-hash", "claimed.sql", 2, "a '#' that begins", ":#ref", ":#ref and city <> '#1'"),
                of("no-placeholder", "claimed.sql", 0, "missing parameter :#ref", ":#ref", "'A1'"),
                of("wrong-placeholder", "outcome.sql", 3, "unknown parameter :#state", ":#status,", ":#state,"),
                of("binary-column", "pending.sql", 2, "of the type bytea", "city", "cast(city as bytea) as city"),
                of(
                        "name-of-json",
                        "pending.sql",
                        2,
                        "of the type json, which is no name",
                        "name",
                        "to_json(name) as name"),
                of("status-into-flag", "outcome.sql", 3, "does not fit column taken", "status = :", "taken = :"),
                of("status-too-long", "outcome.sql", 3, "and column flag takes 3", "status = :", "flag = :"));
    }

    private static List<Mistake> inYaml() {
        return List.of(
                of("wrong-cron", YAML, 1, "'schedule'", "every: 1s", "schedule: \"61 * * * * ?\""),
                of("text-as-batch", YAML, 2, "'batch' must be a whole number", "batch: 100", "batch: many"),
                of("unknown-account", YAML, 3, "did you mean 'main'", "account: main", "account: mian"),
                of("foreign-template", YAML, 0, "does not have (TEMPLATE", Identities.MEMBERSHIP_TEMPLATE, FOREIGN),
                of("no-template-id", YAML, 4, "is no template id", Identities.MEMBERSHIP_TEMPLATE, "membership"),
                of("wrong-role", YAML, 0, "did you mean 'signer'", "role: signer", "role: Signer"),
                of("unknown-key", YAML, 5, "unknown key 'rolle'", "role: signer", "rolle: signer"),
                of("duplicate-name", YAML, 6, "duplicate key 'role'", "role: signer", "role: signer\nrole: x"),
                of("broken-yaml", YAML, -1, "is no valid YAML", "role: signer", "role: [signer"),
                of("wrong-state-word", YAML, 6, "'completed'", "role: signer", "role: signer\noutcomes: [complete]"),
                of("no-host", YAML, -1, "its host is unknown", "localhost", "nowhere.invalid"),
                of("nobody-there", YAML, -1, "public-url", "role: signer", "role: signer\nsigning: hybrid"),
                of("wrong-pause", YAML, 6, "'pause' is no time", "role: signer", "role: signer\npause: 25:00-06:00"),
                of("wrong-zone", YAML, 6, "'time-zone'", "role: signer", "role: signer\ntime-zone: Europe/Berln"),
                of("wrong-day", YAML, 6, "'from' is no day", "role: signer", "role: signer\nfrom: 31.1.2026"));
    }

    private static List<Mistake> inDatabases() {
        return List.of(
                new Mistake(
                        "undated-rows",
                        "pending.sql",
                        0,
                        "no column signed_up_at",
                        one -> one.change(YAML, "role: signer", "role: signer\nfrom: 2026-01-31")),
                user("wrong-password", YAML, "user or password is wrong", "check_stranger", "wr0ng"),
                user("no-update-right", "claimed.sql", "permission denied", "check_looker", ""),
                user("no-select-right", "pending.sql", "permission denied", "check_writer", ""),
                new Mistake("missing-file", "claimed.sql", 0, "is missing", one -> one.without("claimed.sql")),
                new Mistake("twice-the-same", "pending.sql", 0, "two contracts", one -> {}),
                new Mistake("Wrong_Name", "folder", 0, "has no name for a partner", one -> {}));
    }

    /** Writes the folder; each reads rows of its own, as far as it is not the mistake that it does not. */
    void in(Path root, String database) {
        var folder = PartnerFolder.in(root, partner, database);
        if (!partner.equals("twice-the-same")) {
            folder.change("pending.sql", "not taken", "not taken and ref <> '" + partner + "'");
        }
        made.accept(folder);
    }
}
