package partners;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One block of {@code partner.yaml}: its keys with their lines, so that every complaint names one. Values are asked for
 * by type; a wrong one is a finding and then counts as absent.
 */
final class Settings {

    /** What a block needs to speak for itself. */
    record Voice(Findings findings, References references) {}

    /** One value of a list or block. */
    record Value(int line, String key, String text) {}

    private final String path;
    private final Voice voice;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    Settings(MappingNode block, String path, Voice voice) {
        this.path = path;
        this.voice = voice;
        block.getValue().forEach(entry -> add(entry.getKeyNode(), entry.getValueNode()));
    }

    private void add(Node key, Node value) {
        var line = lineOf(key);
        if (!(key instanceof ScalarNode name)) {
            complain(line, "a key must be a plain word", "");
        } else if (nodes.containsKey(name.getValue())) {
            complain(
                    line,
                    "duplicate key '" + path + name.getValue() + "'",
                    "it stands already in line " + lines.get(name.getValue()));
        } else {
            nodes.put(name.getValue(), value);
            lines.put(name.getValue(), line);
        }
    }

    /** Complains about every key that nobody would ever ask for. */
    Settings only(Set<String> known) {
        lines.forEach((key, line) -> {
            if (!known.contains(key)) {
                complain(line, "unknown key '" + path + key + "'", Nearest.advice(key, known));
            }
        });
        return this;
    }

    boolean has(String key) {
        return nodes.containsKey(key);
    }

    int line(String key) {
        return lines.getOrDefault(key, 0);
    }

    boolean isBlock(String key) {
        return nodes.get(key) instanceof MappingNode;
    }

    Optional<Settings> block(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (nodes.get(key) instanceof MappingNode block) {
            return Optional.of(new Settings(block, path + key + ".", voice));
        }
        complain(key, "must be a block of keys", "");
        return Optional.empty();
    }

    Optional<Value> value(String key) {
        return text(key).map(text -> new Value(line(key), key, text));
    }

    /** What the word stands for; an unknown one is not repeated, since a reference may have filled it in. */
    <T> Optional<T> word(Value value, Map<String, T> words) {
        if (!words.containsKey(value.text())) {
            complain(
                    value.line(),
                    "'" + path + value.key() + "' has an unknown word",
                    Nearest.advice(value.text(), words.keySet()));
        }
        return Optional.ofNullable(words.get(value.text()));
    }

    Optional<String> text(String key) {
        return has(key) ? scalar(nodes.get(key), line(key), key) : Optional.empty();
    }

    /** Like {@link #text}, and a value {@code file:/path} is replaced by what the file holds. */
    Optional<String> secret(String key) {
        return text(key)
                .flatMap(text -> voice.references()
                        .content(text, (what, todo) -> complain(line(key), "'" + path + key + "': " + what, todo)));
    }

    /** The texts of a list. */
    List<Value> list(String key) {
        var values = new ArrayList<Value>();
        if (has(key) && nodes.get(key) instanceof SequenceNode list) {
            list.getValue()
                    .forEach(item -> scalar(item, lineOf(item), key)
                            .ifPresent(text -> values.add(new Value(lineOf(item), key, text))));
        } else if (has(key)) {
            complain(key, "must be a list", "write it as [a, b]");
        }
        return values;
    }

    /** All keys of this block with their texts. */
    List<Value> values() {
        var values = new ArrayList<Value>();
        lines.forEach((key, line) -> text(key).ifPresent(text -> values.add(new Value(line, key, text))));
        return values;
    }

    private Optional<String> scalar(Node node, int line, String key) {
        if (!(node instanceof ScalarNode value)) {
            complain(line, "'" + path + key + "' must be one value", "");
            return Optional.empty();
        }
        if (Tag.NULL.equals(value.getTag())) {
            complain(line, "'" + path + key + "' has no value", "give it one, or remove the line");
            return Optional.empty();
        }
        return voice.references()
                .variables(value.getValue(), (what, todo) -> complain(line, "'" + path + key + "': " + what, todo));
    }

    /** Complains about the value of a key. */
    void complain(String key, String what, String todo) {
        complain(line(key), "'" + path + key + "' " + what, todo);
    }

    void complain(int line, String what, String todo) {
        voice.findings().fail(PartnerFile.NAME, line, what, todo);
    }

    /** Like {@link #complain(String, String, String)}, but the partner can run. */
    void warn(String key, String what, String todo) {
        voice.findings().warn(PartnerFile.NAME, line(key), "'" + path + key + "' " + what, todo);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
