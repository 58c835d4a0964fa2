package partners;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** One row sorted by meaning: the columns we know by name, in any letter case, and the rest as fields. */
final class Columns {

    private static final List<String> REQUIRED = List.of("ref", "name", "email");
    private static final List<String> REQUIRED_WITH_FROM = List.of("ref", "name", "email", "signed_up_at");
    private static final List<String> KNOWN =
            List.of("ref", "name", "email", "template", "client_user_id", "signed_up_at");

    private final Object[] known = new Object[KNOWN.size()];
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** @throws PartnerProblem if the statement does not deliver a required column */
    Columns(Partner partner, Map<String, Object> row) {
        var there = new boolean[KNOWN.size()];
        row.forEach((label, value) -> {
            var place = KNOWN.indexOf(label.toLowerCase(Locale.ROOT));
            if (place >= 0) {
                there[place] = true;
                known[place] = value;
            } else if (value != null) {
                fields.put(label, value);
            }
        });
        if (!there[0] || !there[1] || !there[2]) {
            throw new PartnerProblem(missing(partner, row.keySet()).orElseThrow());
        }
    }

    /** What is wrong with a statement that delivers these columns. */
    static Optional<Finding> missing(Partner partner, Iterable<String> labels) {
        var there = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        labels.forEach(there::add);
        var needed = partner.from().isPresent() ? REQUIRED_WITH_FROM : REQUIRED;
        var missing = needed.stream().filter(name -> !there.contains(name)).toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.fail(
                        partner.name(),
                        Statements.PENDING,
                        0,
                        "delivers no column " + String.join(", ", missing) + " (it delivers " + String.join(", ", there)
                                + ")",
                        "name it with AS " + missing.get(0)));
    }

    Object ref() {
        return known[0];
    }

    Object name() {
        return known[1];
    }

    Object email() {
        return known[2];
    }

    Object template() {
        return known[3];
    }

    Object clientUserId() {
        return known[4];
    }

    Object signedUpAt() {
        return known[5];
    }

    Map<String, Object> fields() {
        return fields;
    }

    /** For messages only. */
    @Override
    public String toString() {
        return "Columns" + Arrays.toString(KNOWN.toArray());
    }
}
