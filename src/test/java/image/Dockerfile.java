package image;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the image's definition says, instruction by instruction, without comments and line ends. */
public record Dockerfile(List<Instruction> instructions) {

    /** One of them, such as {@code USER} and {@code 10001:10001}. */
    public record Instruction(String word, String text) {}

    private static final Pattern CONTINUED = Pattern.compile("\\\\\\R\\s*");

    /** The one of the working copy. */
    public static Dockerfile read() throws IOException {
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

    /** What is shipped: the last stage, with that it goes on from. */
    public Dockerfile shipped() {
        var from = all("FROM");
        return new Dockerfile(upTo(from.get(from.size() - 1)));
    }

    private List<Instruction> upTo(String from) {
        var begin = instructions.indexOf(new Instruction("FROM", from));
        var own = Stream.concat(
                        Stream.of(instructions.get(begin)),
                        instructions.stream()
                                .skip(begin + 1L)
                                .takeWhile(one -> !one.word().equals("FROM")))
                .toList();
        return all("FROM").stream()
                .filter(other -> other.endsWith(" AS " + from))
                .findFirst()
                .map(before -> Stream.concat(upTo(before).stream(), own.stream().skip(1))
                        .toList())
                .orElse(own);
    }

    /** What the container runs, word by word. */
    public List<String> entryPoint() throws IOException {
        return Arrays.asList(new ObjectMapper().readValue(all("ENTRYPOINT").get(0), String[].class));
    }
}
