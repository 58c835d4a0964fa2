package app;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.ResourceUtils;
import partners.NewFolder;

/** The command that begins a partner's folder, with statements that fit its table where the database can be asked. */
final class NewPartnerCommand {

    private static final String USAGE = """
            new-partner <name> [--url=jdbc:… --username=… --password-env=NAME --table=…] [--template=ID]
            Writes partners-dir/<name> with a commented partner.yaml and three SQL files from the table's columns.
            Without --url they are examples. Beside it lies .partner.schema.json, for editors. Overwrites no folder.""";

    private NewPartnerCommand() {}

    /** The result is the exit code: 0 done, 1 not done, 2 not understood. */
    static int run(String[] args, PrintStream out) {
        var line = CommandLine.read(args, Set.of("url", "username", "password-env", "table", "template"));
        if (line.words().size() != 1 || line.has("url") != line.has("table")) {
            System.err.println(USAGE);
            return 2;
        }
        var name = line.words().get(0);
        try {
            var partners = directory(
                    ServiceSettings.read(line.settings()).directories().partnersDir());
            var variable = line.text("password-env")
                    .orElse(name.toUpperCase(Locale.ROOT).replace('-', '_') + "_PASSWORD");
            var source = new NewFolder.Source(
                    line.text("url").orElse(""),
                    line.text("username").orElse(""),
                    variable,
                    line.text("table").orElse(""));
            var password = Optional.ofNullable(System.getenv(variable)).orElse("");
            var folder = new NewFolder(name, source);
            var begun = line.text("template").map(folder::withTemplate).orElse(folder);
            tell(begun.write(partners, password), partners.resolve(name), line.has("template"), out);
            return 0;
        } catch (FileAlreadyExistsException e) {
            return failed(e.getFile() + " is there already; nothing was written");
        } catch (SQLException e) {
            return failed("the database cannot be asked (SQLSTATE " + e.getSQLState()
                    + "); check --url, --username and the variable of --password-env, or leave --url out");
        } catch (IOException e) {
            return failed("the folder cannot be written: " + e.getClass().getSimpleName() + "; check partners-dir");
        } catch (IllegalArgumentException e) {
            return failed(e.getMessage());
        }
    }

    private static Path directory(String location) throws FileNotFoundException {
        if (location.startsWith("classpath:")) {
            throw new IllegalArgumentException("partners-dir is " + location + "; name a directory, as file:partners");
        }
        return (location.contains(":") ? ResourceUtils.getFile(location).toPath() : Path.of(location)).toAbsolutePath();
    }

    private static void tell(List<String> notes, Path folder, boolean complete, PrintStream out) {
        out.println("wrote " + folder);
        notes.forEach(note -> out.println("to do: " + note));
        out.println(
                complete
                        ? "to do: run check"
                        : "to do: write the template's id and the role into partner.yaml; then run check");
    }

    private static int failed(String what) {
        System.err.println(what);
        return 1;
    }
}
