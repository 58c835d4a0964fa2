package routes;

import java.io.StringReader;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What an integrator's file may not hold: what reaches into other routes, and addresses that a message decides on. */
final class OwnRouteRules {

    private static final Set<String> TOP = Set.of("route", "from", "beans", "onException", "errorHandler");
    private static final Set<String> DYNAMIC =
            Set.of("toD", "recipientList", "routingSlip", "dynamicRouter", "enrich", "pollEnrich", "poll", "wireTap");

    /** Its component, and its hosts. */
    private static final Pattern DOCUSIGN =
            Pattern.compile("^docusign:|^https?:/*[^/?]*docusign\\.(net|com)", Pattern.CASE_INSENSITIVE);

    private OwnRouteRules() {}

    /** @throws IllegalArgumentException that names the line */
    static void check(String text) {
        if (!(compose(text) instanceof SequenceNode items)) {
            throw new IllegalArgumentException("a file of routes is a list of 'route:' or 'from:'");
        }
        for (var item : items.getValue()) {
            if (item instanceof MappingNode block) {
                block.getValue().forEach(entry -> {
                    if (!TOP.contains(text(entry.getKeyNode()))) {
                        throw refused(entry.getKeyNode(), "is not among " + TOP + ", or reaches into other routes");
                    }
                });
            }
            walk(item);
        }
    }

    private static Node compose(String text) {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw new IllegalArgumentException((mark == null ? "" : "line " + (mark.getLine() + 1) + ": ")
                    + "is no valid YAML: " + e.getProblem());
        }
    }

    private static void walk(Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(OwnRouteRules::walk);
        } else if (node instanceof ScalarNode value
                && DOCUSIGN.matcher(value.getValue()).find()) {
            throw refused(node, "passes by the quota; use kamelet:countersign-docusign-action");
        } else if (node instanceof MappingNode block) {
            block.getValue().forEach(entry -> {
                if (DYNAMIC.contains(text(entry.getKeyNode()))) {
                    throw refused(
                            entry.getKeyNode(), "lets a message decide where it goes; use to: with a fixed address");
                }
                walk(entry.getValueNode());
            });
        }
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static IllegalArgumentException refused(Node node, String why) {
        return new IllegalArgumentException(
                "line " + (node.getStartMark().getLine() + 1) + ": '" + text(node) + "' " + why);
    }
}
