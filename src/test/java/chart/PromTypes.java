package chart;

import static chart.PromTypes.Type.RANGE;
import static chart.PromTypes.Type.SCALAR;
import static chart.PromTypes.Type.VECTOR;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** PromQL's operators and functions, as far as rules and dashboard need them, with what goes in and comes out. */
final class PromTypes {

    /** What an expression comes to. */
    enum Type {
        SCALAR,
        VECTOR,
        RANGE,
        STRING
    }

    /** From what binds least to what binds most. */
    static final List<Set<String>> OPERATORS = List.of(
            Set.of("or"),
            Set.of("and", "unless"),
            Set.of("==", "!=", "<=", "<", ">=", ">"),
            Set.of("+", "-"),
            Set.of("*", "/", "%"),
            Set.of("^"));

    static final int SETS = 1;
    static final int COMPARISON = 2;
    static final Set<String> AGGREGATIONS = Set.of("sum", "min", "max", "avg", "count", "topk", "bottomk");
    static final Map<String, List<Type>> FUNCTIONS = Map.ofEntries(
            Map.entry("abs", List.of(VECTOR)),
            Map.entry("absent", List.of(VECTOR)),
            Map.entry("avg_over_time", List.of(RANGE)),
            Map.entry("changes", List.of(RANGE)),
            Map.entry("clamp_max", List.of(VECTOR, SCALAR)),
            Map.entry("clamp_min", List.of(VECTOR, SCALAR)),
            Map.entry("delta", List.of(RANGE)),
            Map.entry("histogram_quantile", List.of(SCALAR, VECTOR)),
            Map.entry("increase", List.of(RANGE)),
            Map.entry("max_over_time", List.of(RANGE)),
            Map.entry("min_over_time", List.of(RANGE)),
            Map.entry("rate", List.of(RANGE)),
            Map.entry("scalar", List.of(VECTOR)),
            Map.entry("time", List.of()),
            Map.entry("vector", List.of(SCALAR)));
    static final Set<String> SCALARS = Set.of("time", "scalar");

    private PromTypes() {}

    /** What an operator makes of its two sides. */
    static Type combined(String operator, int level, Type left, Type right, boolean bool) {
        if (!Set.of(SCALAR, VECTOR).containsAll(Set.copyOf(List.of(left, right)))) {
            throw new IllegalArgumentException(operator + " between " + left + " and " + right);
        }
        if (level <= SETS) {
            expectVectors(operator, left, right);
        }
        if (level == COMPARISON && left == SCALAR && right == SCALAR && !bool) {
            throw new IllegalArgumentException("scalars are compared with bool");
        }
        return left == VECTOR ? left : right;
    }

    static void expectVectors(String what, Type left, Type right) {
        if (left != VECTOR || right != VECTOR) {
            throw new IllegalArgumentException(what + " is for vectors");
        }
    }
}
