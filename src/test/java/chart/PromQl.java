package chart;

import static chart.PromTypes.Type.RANGE;
import static chart.PromTypes.Type.SCALAR;
import static chart.PromTypes.Type.STRING;
import static chart.PromTypes.Type.VECTOR;

import chart.PromTokens.Kind;
import chart.PromTypes.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the part of PromQL that rules and dashboard use, with its types; all else is refused. promtool, where it is
 * installed, says the same of each expression in promql.yaml.
 */
final class PromQl {

    /** Series that are asked for: a metric's name, and by label the sign and the value. */
    record Selector(String metric, Map<String, String> matchers) {}

    /** Labels that are kept or matched, and the metrics below which they are. */
    record Grouping(List<String> labels, List<String> metrics) {}

    private final PromTokens tokens;
    private final List<Selector> selectors = new ArrayList<>();
    private final List<Grouping> groupings = new ArrayList<>();

    private PromQl(PromTokens tokens) {
        this.tokens = tokens;
    }

    /** @throws IllegalArgumentException if it is not PromQL, or more of it than is known here */
    static PromQl parse(String text) {
        var parsed = new PromQl(PromTokens.of(text));
        var type = parsed.operation(0);
        if (!parsed.tokens.atEnd()) {
            throw parsed.tokens.wrong("the end");
        }
        if (type != VECTOR && type != SCALAR) {
            throw new IllegalArgumentException("a " + type + " is no answer");
        }
        return parsed;
    }

    List<Selector> selectors() {
        return selectors;
    }

    List<Grouping> groupings() {
        return groupings;
    }

    private Type operation(int level) {
        if (level == PromTypes.OPERATORS.size()) {
            return signed();
        }
        var begin = selectors.size();
        var left = operation(level + 1);
        for (var operator = operator(level); !operator.isEmpty(); operator = operator(level)) {
            var compares = level == PromTypes.COMPARISON;
            var bool = compares && tokens.skip("bool");
            var matched = matched(level);
            var right = operation(level + 1);
            if (!matched.isEmpty()) {
                PromTypes.expectVectors("matching of labels", left, right);
                groupings.add(new Grouping(matched, metrics(begin)));
            }
            left = PromTypes.combined(operator, level, left, right, bool);
        }
        return left;
    }

    private String operator(int level) {
        for (var operator : PromTypes.OPERATORS.get(level)) {
            if (tokens.skip(operator)) {
                return operator;
            }
        }
        return "";
    }

    private List<String> matched(int level) {
        if (!tokens.skip("on") && !tokens.skip("ignoring")) {
            return List.of();
        }
        var labels = tokens.names();
        if (level > PromTypes.SETS && (tokens.skip("group_left") || tokens.skip("group_right")) && tokens.sees("(")) {
            tokens.names();
        }
        return labels;
    }

    private Type signed() {
        if (tokens.skip("-")) {
            return signed();
        }
        if (tokens.skip("(")) {
            var type = operation(0);
            tokens.expect(")");
            return type;
        }
        if (tokens.sees(Kind.NUMBER)) {
            tokens.take(Kind.NUMBER);
            return SCALAR;
        }
        if (tokens.sees(Kind.STRING)) {
            tokens.take(Kind.STRING);
            return STRING;
        }
        var name = tokens.take(Kind.NAME);
        if (PromTypes.AGGREGATIONS.contains(name)) {
            return aggregation(name);
        }
        return tokens.sees("(") ? call(name) : selector(name);
    }

    private Type aggregation(String name) {
        var begin = selectors.size();
        var labels = grouped();
        tokens.expect("(");
        if (name.endsWith("k")) {
            argument(SCALAR);
            tokens.expect(",");
        }
        argument(VECTOR);
        tokens.expect(")");
        if (labels.isEmpty()) {
            labels = grouped();
        }
        groupings.add(new Grouping(labels, metrics(begin)));
        return VECTOR;
    }

    private List<String> grouped() {
        return tokens.skip("by") || tokens.skip("without") ? tokens.names() : List.of();
    }

    private Type call(String name) {
        var wanted = PromTypes.FUNCTIONS.get(name);
        if (wanted == null) {
            throw new IllegalArgumentException("no function is known as " + name);
        }
        tokens.expect("(");
        for (var i = 0; i < wanted.size(); i++) {
            if (i > 0) {
                tokens.expect(",");
            }
            argument(wanted.get(i));
        }
        tokens.expect(")");
        return PromTypes.SCALARS.contains(name) ? SCALAR : VECTOR;
    }

    private void argument(Type wanted) {
        var type = operation(0);
        if (type != wanted) {
            throw new IllegalArgumentException("expected a " + wanted + " but found a " + type);
        }
    }

    private Type selector(String metric) {
        var matchers = new LinkedHashMap<String, String>();
        if (tokens.skip("{")) {
            while (!tokens.skip("}")) {
                var label = tokens.take(Kind.NAME);
                matchers.put(label, tokens.take(Kind.SIGN) + tokens.take(Kind.STRING));
                if (!tokens.sees("}")) {
                    tokens.expect(",");
                }
            }
        }
        if (!matchers.values().stream().allMatch(value -> value.matches("(=|!=|=~|!~)\".*"))) {
            throw new IllegalArgumentException("labels are matched by =, !=, =~ or !~: " + matchers);
        }
        selectors.add(new Selector(metric, matchers));
        var range = tokens.skip("[");
        if (range) {
            tokens.take(Kind.DURATION);
            tokens.expect("]");
        }
        if (tokens.skip("offset")) {
            tokens.take(Kind.DURATION);
        }
        return range ? RANGE : VECTOR;
    }

    private List<String> metrics(int begin) {
        return selectors.subList(begin, selectors.size()).stream()
                .map(Selector::metric)
                .toList();
    }
}
