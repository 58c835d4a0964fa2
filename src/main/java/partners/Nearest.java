package partners;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Guesses which word was meant by a mistyped one. */
public final class Nearest {

    private Nearest() {}

    /** "did you mean 'batch'?", or the list of the words there are if none is near. */
    public static String advice(String typed, Collection<String> known) {
        return to(typed, known)
                .map(word -> "did you mean '" + word + "'?")
                .orElseGet(() -> "known: " + String.join(", ", new TreeSet<>(known)));
    }

    /** The known word nearest to the typed one, unless all are far away. */
    static Optional<String> to(String typed, Collection<String> known) {
        var word = plain(typed);
        return known.stream()
                .filter(candidate -> distance(word, plain(candidate)) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt((String candidate) -> distance(word, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String plain(String word) {
        var text = word.length() > 100 ? word.substring(0, 100) : word;
        return text.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    }

    /** Levenshtein's, with two swapped letters as one mistake. */
    private static int distance(String a, String b) {
        var steps = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int cheapest(int[][] steps, String a, String b, int i, int j) {
        var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        var least = Math.min(steps[i - 1][j - 1] + same, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
