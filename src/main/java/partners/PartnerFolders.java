package partners;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads all partners from their folders. What is wrong with one folder is told with file and line and costs only that
 * partner.
 */
public final class PartnerFolders {

    private final Set<String> accounts;
    private final References references;
    private final Supplier<String> noFolder;

    /**
     * What was read.
     *
     * @param partners those that can run, by name; also the disabled ones
     * @param findings all that is wrong, folder by folder
     */
    public record Found(List<Partner> partners, List<Finding> findings) {}

    /** Where no signed documents can be stored. */
    public PartnerFolders(Set<String> accounts) {
        this(accounts, () -> "documents.folder is not set");
    }

    /**
     * For the running service.
     *
     * @param noFolder why signed documents cannot be stored, or ""; asked at each reading
     */
    public PartnerFolders(Set<String> accounts, Supplier<String> noFolder) {
        this(accounts, System::getenv, noFolder);
    }

    /**
     * @param accounts names of the DocuSign accounts there are
     * @param environment looks up a variable, null if it is not set
     */
    public PartnerFolders(Set<String> accounts, Function<String, String> environment) {
        this(accounts, environment, () -> "documents.folder is not set");
    }

    PartnerFolders(Set<String> accounts, Function<String, String> environment, Supplier<String> noFolder) {
        this.accounts = Set.copyOf(accounts);
        this.references = new References(environment);
        this.noFolder = noFolder;
    }

    /** Reads every folder below {@code file:/dir} or {@code classpath:dir}. */
    public Found read(String location) {
        var partners = new ArrayList<Partner>();
        var findings = new ArrayList<Finding>();
        try {
            var folders = FolderSearch.below(location);
            if (folders.isEmpty()) {
                findings.add(Finding.warn(
                        "",
                        "partners-dir",
                        0,
                        location + " holds no folder",
                        "make one a partner, with partner.yaml in it"));
            }
            for (var folder : folders) {
                var own = new Findings(folder.name());
                read(folder, own).filter(partner -> !own.failed()).ifPresent(partners::add);
                findings.addAll(own.all());
            }
        } catch (IOException e) {
            findings.add(Finding.fail(
                    "",
                    "partners-dir",
                    0,
                    "cannot read " + location,
                    "check that the directory exists and is readable"));
        }
        return new Found(List.copyOf(partners), List.copyOf(findings));
    }

    private Optional<Partner> read(Folder folder, Findings findings) {
        if (!Partner.isName(folder.name())) {
            findings.fail("folder", 0, "has no name for a partner", "use a-z, 0-9 and -, 40 characters at most");
            return Optional.empty();
        }
        if (!folder.readable()) {
            findings.fail("folder", 0, "cannot be read", "check that this process may read it");
            return Optional.empty();
        }
        if (!folder.has(PartnerFile.NAME)) {
            findings.fail(
                    PartnerFile.NAME, 0, "is missing", folder.has("partner.yml") ? "rename partner.yml" : "write it");
            return Optional.empty();
        }
        return folder.text(PartnerFile.NAME, findings)
                .flatMap(text -> PartnerFile.read(text, new Settings.Voice(findings, references)))
                .flatMap(settings -> partner(folder, settings, findings));
    }

    private Optional<Partner> partner(Folder folder, Settings settings, Findings findings) {
        var reader = new PartnerReader(settings, accounts, noFolder.get());
        var database = reader.database();
        var files = new SqlFolder(folder, findings);
        var statements = settings.has("database")
                ? files.read(database.map(Database::url).orElse(""))
                : files.none();
        return reader.read(folder.name(), database, statements);
    }
}
