package partners;

import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the text of {@code partner.yaml} into settings that know their lines. */
final class PartnerFile {

    static final String NAME = "partner.yaml";

    static final Set<String> KEYS = Set.of(
            "enabled",
            "database",
            "schedule",
            "every",
            "batch",
            "account",
            "template",
            "templates",
            "role",
            "delivery",
            "signing",
            "email",
            "outcomes",
            "documents",
            "share",
            "from",
            "pause",
            "time-zone");

    private PartnerFile() {}

    static Optional<Settings> read(String text, Settings.Voice voice) {
        return compose(text.startsWith("\uFEFF") ? text.substring(1) : text, voice.findings())
                .map(block -> new Settings(block, "", voice).only(KEYS));
    }

    private static Optional<MappingNode> compose(String text, Findings findings) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root instanceof MappingNode block) {
                return Optional.of(block);
            }
            findings.fail(NAME, 0, "holds no keys", "it needs a template at least");
        } catch (MarkedYAMLException e) {
            findings.fail(NAME, line(e), "is no valid YAML: " + problem(e), "");
        } catch (YAMLException e) {
            findings.fail(
                    NAME, 0, "is no valid YAML: it holds a character that YAML forbids", "save it as plain UTF-8");
        }
        return Optional.empty();
    }

    private static int line(MarkedYAMLException e) {
        var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        return mark == null ? 0 : mark.getLine() + 1;
    }

    /** The parser's words without the piece of the file it quotes, which may be a password. */
    private static String problem(MarkedYAMLException e) {
        var problem = e.getProblem() == null ? "cannot be parsed" : e.getProblem();
        if (problem.startsWith("found undefined alias")) {
            return "a value that begins with * must be quoted";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return "a colon is not allowed here (is the line indented rightly, and a value with ': ' quoted?)";
        }
        return problem;
    }
}
