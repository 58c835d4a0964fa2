package app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import partners.Finding;

/** The command that says what is wrong before the service does: one line a finding, nothing sent and nothing changed. */
final class CheckCommand {

    private static final String USAGE = """
            check [--format=text|json] [--go-live]
            Looks at settings, ledger, DocuSign and all partners; sends nothing and changes nothing.
            All other options are keys of the service, read as the service reads them.""";

    private final PrintStream out;
    private final boolean json;
    private final AtomicBoolean failed = new AtomicBoolean();

    private CheckCommand(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** The result is the exit code: 0 nothing is wrong, 1 something is, 2 not understood. */
    static int run(String[] args, PrintStream out) {
        var line = CommandLine.read(args, Set.of("format", "go-live"));
        var format = line.text("format").orElse("text");
        if (!line.words().isEmpty() || !Set.of("text", "json").contains(format)) {
            System.err.println(USAGE);
            return 2;
        }
        return new CheckCommand(out, format.equals("json")).run(line);
    }

    private int run(CommandLine line) {
        Consumer<Finding> tell = this::tell;
        try {
            new Checkup(ServiceSettings.read(line.settings()), line.has("go-live"), tell).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (RuntimeException e) {
            tell.accept(Unreadable.finding(e));
        }
        return failed.get() ? 1 : 0;
    }

    private void tell(Finding finding) {
        if (finding.fails()) {
            failed.set(true);
        }
        out.println(json ? json(finding) : String.format("%-5s %s", word(finding), finding));
        out.flush();
    }

    private static String word(Finding finding) {
        return finding.level().name().toLowerCase(Locale.ROOT);
    }

    private static String json(Finding finding) {
        var line = new LinkedHashMap<String, Object>();
        line.put("level", word(finding));
        line.put("partner", finding.partner());
        line.put("file", finding.file());
        line.put("line", finding.line());
        line.put("what", finding.what());
        line.put("todo", finding.todo());
        try {
            return new ObjectMapper().writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a finding could not be written as JSON", e);
        }
    }
}
