package app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The command that prints a JSON Schema for editors: of a partner's folder, or of the service's configuration. */
final class SchemaCommand {

    private static final Map<String, String> FILES =
            Map.of("partner", "partner.schema.json", "configuration", "countersign.schema.json");

    private SchemaCommand() {}

    /** The result is the exit code: 0 done, 2 not understood. */
    static int run(String[] args, PrintStream out) {
        if (args.length != 1 || !FILES.containsKey(args[0])) {
            System.err.println(
                    "schema partner|configuration\nPrints the JSON Schema of partner.yaml, or of countersign.yaml.");
            return 2;
        }
        try (var file = SchemaCommand.class.getResourceAsStream("/schema/" + FILES.get(args[0]))) {
            out.writeBytes(file.readAllBytes());
            out.flush();
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
