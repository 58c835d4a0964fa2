package app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One run of the command {@code check}, as a program that calls it sees it. */
record Checked(int exit, List<JsonNode> lines) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Checked with(Settings settings, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of(settings.asArguments()));
        arguments.addAll(List.of(more));
        arguments.add("--format=json");
        var printed = new ByteArrayOutputStream();
        int exit;
        try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            exit = CheckCommand.run(arguments.toArray(String[]::new), out);
        }
        var lines = new ArrayList<JsonNode>();
        for (var line : printed.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return new Checked(exit, lines);
    }

    List<String> fails() {
        return of("fail");
    }

    List<String> warnings() {
        return of("warn");
    }

    /** What kinds of findings there are about a partner. */
    Set<String> levels(String partner) {
        return lines.stream()
                .filter(line -> line.path("partner").asText().equals(partner))
                .map(line -> line.path("level").asText())
                .collect(Collectors.toSet());
    }

    private List<String> of(String level) {
        return lines.stream()
                .filter(line -> line.path("level").asText().equals(level))
                .map(line -> line.path("partner").asText() + " "
                        + line.path("file").asText() + " "
                        + line.path("line").asInt() + ": "
                        + line.path("what").asText() + "; "
                        + line.path("todo").asText())
                .toList();
    }
}
