package image;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the image's definition says, instruction by instruction, without comments and line ends. */
record Dockerfile(List<Instruction> instructions) {

    /** One of them, such as {@code USER} and {@code 10001:10001}. */
    record Instruction(String word, String text) {}

    private static final Pattern CONTINUED = Pattern.compile("\\\\\\R\\s*");

    static Dockerfile read() throws IOException {
        var lines = Files.readString(Path.of("Dockerfile"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        var text = CONTINUED.matcher(String.join("\n", lines)).replaceAll("");
        return new Dockerfile(text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\\s+", 2))
                .map(words -> new Instruction(words[0], words[1]))
                .toList());
    }

    List<String> all(String word) {
        return instructions.stream()
                .filter(one -> one.word().equals(word))
                .map(Instruction::text)
                .toList();
    }

    /** Of the stage that is shipped. */
    Dockerfile last() {
        var from = instructions.lastIndexOf(
                new Instruction("FROM", all("FROM").get(all("FROM").size() - 1)));
        return new Dockerfile(instructions.subList(from, instructions.size()));
    }

    /** What the container runs, word by word. */
    List<String> entryPoint() throws IOException {
        return Arrays.asList(new ObjectMapper().readValue(all("ENTRYPOINT").get(0), String[].class));
    }
}
