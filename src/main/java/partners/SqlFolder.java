package partners;

import java.util.List;

/** Reads the three SQL files of a folder, or sees to it that there are none. */
final class SqlFolder {

    private static final List<String> NAMES = List.of(Statements.PENDING, Statements.CLAIMED, Statements.OUTCOME);

    private final Folder folder;
    private final Findings findings;

    SqlFolder(Folder folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    Statements read(String url) {
        var kind = DatabaseKind.of(url);
        return new Statements(
                file(Statements.PENDING, kind), file(Statements.CLAIMED, kind), file(Statements.OUTCOME, kind));
    }

    /** For a partner that only uses the API. */
    Statements none() {
        NAMES.stream()
                .filter(folder::has)
                .forEach(
                        name -> findings.warn(name, 0, "is never used", "add database: to partner.yaml, or remove it"));
        return new Statements(
                SqlFile.none(Statements.PENDING), SqlFile.none(Statements.CLAIMED), SqlFile.none(Statements.OUTCOME));
    }

    private SqlFile file(String name, DatabaseKind kind) {
        if (!folder.has(name)) {
            findings.fail(name, 0, "is missing", advice(name));
            return SqlFile.none(name);
        }
        var file = folder.text(name, findings).map(text -> new SqlFile(name, folder.location() + "/" + name, text));
        file.ifPresent(sql -> new SqlRules(sql, kind, findings).check());
        return file.orElseGet(() -> SqlFile.none(name));
    }

    private String advice(String name) {
        var others = folder.files().keySet().stream()
                .filter(file -> !NAMES.contains(file))
                .toList();
        return Nearest.to(name, others).map(other -> "rename " + other).orElse("a partner with a database needs it");
    }
}
