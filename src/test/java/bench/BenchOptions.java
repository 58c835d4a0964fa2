package bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the benchmark is run.
 *
 * @param only measures to take, or none for all
 * @param who contestants of the races, or none for all
 * @param whole whether the long form is wanted: hours instead of minutes
 * @param rounds laps of each contestant, at 0 ms; of those that are far slower, no more than two
 * @param warmUp seconds of laps of each contestant that do not count
 * @param rows sign-ups of a lap at 0 ms
 * @param slowRounds laps of each contestant, at 150 ms
 * @param slowRows sign-ups of a lap at 150 ms
 * @param lifeRows sign-ups of the long run, or 0 for 100,000 and a million in the long form
 * @param statements whether PostgreSQL is to say what each statement of the service has cost, which costs a little
 * @param jvm more flags for the service's JVM, for a profile
 */
record BenchOptions(
        Set<String> only,
        Set<String> who,
        boolean whole,
        int rounds,
        int warmUp,
        int rows,
        int slowRounds,
        int slowRows,
        int lifeRows,
        boolean statements,
        List<String> jvm) {

    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            "only",
            "who",
            "long",
            "rounds",
            "warm-up",
            "rows",
            "slow-rounds",
            "slow-rows",
            "life-rows",
            "statements",
            "jvm"));

    /** @throws IllegalArgumentException naming what it does not know */
    static BenchOptions read(String... arguments) {
        var given = new HashMap<String, String>();
        for (var argument : arguments) {
            var parts = argument.replaceFirst("^--", "").split("=", 2);
            if (!KNOWN.contains(parts[0])) {
                throw new IllegalArgumentException(parts[0] + " is none of " + KNOWN);
            }
            given.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        var whole = given.containsKey("long");
        return new BenchOptions(
                words(given, "only"),
                words(given, "who"),
                whole,
                number(given, "rounds", whole ? 9 : 5),
                number(given, "warm-up", 50),
                number(given, "rows", 15_000),
                number(given, "slow-rounds", whole ? 5 : 2),
                number(given, "slow-rows", 2_000),
                number(given, "life-rows", 0),
                given.containsKey("statements"),
                List.copyOf(words(given, "jvm")));
    }

    private static Set<String> words(Map<String, String> given, String name) {
        return Arrays.stream(given.getOrDefault(name, "").split(","))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int number(Map<String, String> given, String name, int usual) {
        return Integer.parseInt(given.getOrDefault(name, Integer.toString(usual)));
    }

    boolean takesPart(String contestant) {
        return who.isEmpty() || who.contains(contestant);
    }

    List<String> flags() {
        return Stream.concat(BenchStage.JVM.stream(), jvm.stream()).toList();
    }
}
