package bench;

import java.util.List;

/**
 * One thing that was measured, once each round.
 *
 * @param measure by which it can be selected
 * @param who what it was measured on
 * @param what what the number means
 * @param unit of the number
 * @param values one a round
 */
record Figure(String measure, String who, String what, String unit, List<Double> values) {

    Figure {
        values = List.copyOf(values);
    }

    static Figure of(String measure, String who, String what, String unit, double value) {
        return new Figure(measure, who, what, unit, List.of(value));
    }

    double median() {
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return values.stream().mapToDouble(value -> value).min().orElseThrow();
    }

    double most() {
        return values.stream().mapToDouble(value -> value).max().orElseThrow();
    }
}
