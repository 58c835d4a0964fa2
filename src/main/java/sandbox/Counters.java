package sandbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Who asked what how often: also calls that were refused count. */
final class Counters {

    private final Map<Operation, LongAdder> calls = new EnumMap<>(Operation.class);
    private final LongAdder pollingViolations = new LongAdder();
    private final LongAdder unknownTabs = new LongAdder();

    Counters() {
        for (Operation operation : Operation.values()) {
            calls.put(operation, new LongAdder());
        }
    }

    void called(Operation operation) {
        calls.get(operation).increment();
    }

    void impolitePoll() {
        pollingViolations.increment();
    }

    void unknownTab() {
        unknownTabs.increment();
    }

    Map<Operation, Long> calls() {
        Map<Operation, Long> all = new EnumMap<>(Operation.class);
        calls.forEach((operation, count) -> all.put(operation, count.sum()));
        return all;
    }

    long pollingViolations() {
        return pollingViolations.sum();
    }

    long unknownTabs() {
        return unknownTabs.sum();
    }
}
