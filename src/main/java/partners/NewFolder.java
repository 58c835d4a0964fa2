package partners;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Begins a partner's folder: statements that fit its table as far as the database tells, and a commented partner.yaml. */
public final class NewFolder {

    private static final String NO_TEMPLATE = "00000000-0000-0000-0000-000000000000";
    private static final String EXAMPLE_URL = "jdbc:postgresql://localhost:5432/database";

    /**
     * Where the partner's table is.
     *
     * @param url a JDBC URL, or "" if it is not known yet
     * @param username the user
     * @param variable the environment variable that holds the password
     * @param table the table's name, if you like with its schema
     */
    public record Source(String url, String username, String variable, String table) {}

    private final String name;
    private final Source source;
    private final String template;

    /** @throws IllegalArgumentException if the name is none for a partner, or the URL carries a password */
    public NewFolder(String name, Source source) {
        this(name, source, NO_TEMPLATE);
    }

    private NewFolder(String name, Source source, String template) {
        if (!Partner.isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is no name for a partner: a-z, 0-9 and -, 40 at most");
        }
        if (DatabaseReader.carriesPassword(source.url())) {
            throw new IllegalArgumentException("--url carries a password; put it into the variable of --password-env");
        }
        this.name = name;
        this.source = source;
        this.template = template;
    }

    /** The same for a template of DocuSign's that is known. */
    public NewFolder withTemplate(String id) {
        if (!id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new IllegalArgumentException("--template is no template id: 8-4-4-4-12 hexadecimal digits");
        }
        return new NewFolder(name, source, id);
    }

    /**
     * Writes the folder; it is there as a whole or not at all.
     *
     * @return what is still to be done, in words
     * @throws FileAlreadyExistsException if there is one of that name
     * @throws IllegalArgumentException if the table is not there
     */
    public List<String> write(Path partners, String password) throws IOException, SQLException {
        var folder = partners.resolve(name);
        if (Files.exists(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        var draft = new Draft(source.url().isEmpty() ? example() : table(password));
        var files = new LinkedHashMap<String, String>();
        files.put(Statements.CLAIMED, draft.claimed());
        files.put(Statements.OUTCOME, draft.outcome());
        files.put(Statements.PENDING, draft.pending());
        files.put(PartnerFile.NAME, yaml());
        write(partners, files);
        return draft.notes();
    }

    /** A name that begins with a dot is passed over by a service that looks just now. */
    private void write(Path partners, Map<String, String> files) throws IOException {
        Files.createDirectories(partners);
        schema(partners);
        var beginning = Files.createTempDirectory(partners, "." + name);
        for (var file : files.entrySet()) {
            Files.writeString(beginning.resolve(file.getKey()), file.getValue());
        }
        beginning.toFile().setReadable(true, false);
        beginning.toFile().setExecutable(true, false);
        Files.move(beginning, partners.resolve(name));
    }

    /** Beside the folders, where their first line points; the service passes over it. */
    private static void schema(Path partners) throws IOException {
        try (var schema = NewFolder.class.getResourceAsStream("/schema/partner.schema.json")) {
            Files.write(partners.resolve(".partner.schema.json"), schema.readAllBytes());
        }
    }

    private Table table(String password) throws SQLException {
        var kind = DatabaseKind.of(source.url());
        var login = new Properties();
        kind.properties().forEach(login::setProperty);
        if (!source.username().isEmpty()) {
            login.setProperty("user", source.username());
        }
        if (!password.isEmpty()) {
            login.setProperty("password", password);
        }
        try (var connection = DriverManager.getConnection(source.url(), login)) {
            return Table.read(connection, kind, source.table())
                    .orElseThrow(() -> new IllegalArgumentException("there is no table '" + source.table()
                            + "', or the user may not see it; write schema.table if it is another's"));
        }
    }

    private static Table example() {
        var columns = List.of(
                        "ref",
                        "name",
                        "email",
                        "member_number",
                        "city",
                        "taken_at",
                        "status",
                        "envelope_id",
                        "reason",
                        "status_at")
                .stream()
                .map(column -> new Table.Column(column, column, Types.VARCHAR))
                .toList();
        return new Table("signups", columns, "ref", DatabaseKind.POSTGRESQL);
    }

    private String yaml() {
        return TEXT.formatted(
                name,
                quoted(source.url().isEmpty() ? EXAMPLE_URL : source.url()),
                quoted(source.username().isEmpty() ? "countersign" : source.username()),
                source.variable(),
                template);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static final String TEXT = """
            # yaml-language-server: $schema=../.partner.schema.json
            # The partner %s; docs/partners.md explains every key. Try it with: check, then: rehearse
            enabled: true
            database:
              url: %s
              username: %s              # needs to read and update that one table
              password: ${%s}           # an environment variable; a mounted file is written file:/path
            every: 30s                  # or schedule: "0/30 * * * * ?", a Quartz cron expression
            batch: 500                  # rows read at once
            account: main               # a name below docusign.accounts
            template: %s    # DocuSign's id of it
            role: signer                # the signer's role in the template, spelt exactly like there
            delivery: direct            # or two-step: a draft first, twice the calls
            signing: email              # or embedded, or hybrid: see docs/sites.md
            # email:
            #   subject: Your membership
            #   blurb: Please sign within two weeks.
            # outcomes: [sent, completed, declined, voided, expired, bounced, refused, invalid]
            # share: 1                  # weight among partners
            # from: 2026-01-31          # older rows are left alone; pending.sql must return signed_up_at
            # pause: "22:00-06:00"      # nothing is read or sent in these hours
            # time-zone: Europe/Berlin  # the clock of schedule, pause and from; UTC otherwise
            """;
}
