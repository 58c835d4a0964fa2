package partners;

import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import signup.Signup;
import signup.SignupKey;

/** Judges what a partner's web site says of one person by the rules for a row of its table, and names all that is wrong. */
public final class SubmittedSignup {

    private static final Set<String> TAKEN =
            Set.of("ref", "name", "email", "template", "client_user_id", "signed_up_at");

    private final SignupRules rules;

    /** @param validator knows what an e-mail address is */
    public SubmittedSignup(Validator validator) {
        this.rules = new SignupRules(validator);
    }

    /**
     * What came of it: a sign-up, or what is wrong.
     *
     * @param flaws by field, without values
     */
    public record Judged(Optional<Signup> signup, Map<String, String> flaws) {}

    /** Reads the person; an absent text is "". */
    public Judged judge(
            Partner partner, String ref, String name, String email, String template, Map<String, String> fields) {
        var flaws = new ArrayList<String>();
        if (PartnerRow.ref(ref).isEmpty()) {
            flaws.add("ref: must be text, not empty, of 500 characters at most and without NUL");
        }
        fields.keySet().stream()
                .filter(label -> label.isBlank() || !Characters.oneLine(label).isEmpty())
                .findFirst()
                .ifPresent(label -> flaws.add("fields: a label is one line of text"));
        fields.keySet().stream()
                .filter(label -> TAKEN.contains(label.toLowerCase(Locale.ROOT)))
                .forEach(label -> flaws.add("fields: " + label.toLowerCase(Locale.ROOT) + " is no label of a field"));
        if (!flaws.isEmpty()) {
            return new Judged(Optional.empty(), byField(flaws, fields.keySet()));
        }
        var columns = new LinkedHashMap<String, Object>(fields);
        columns.putAll(Map.of("ref", ref, "name", name, "email", email, "template", template));
        var key = new SignupKey(partner.name(), ref);
        var row = new Columns(partner, columns);
        flaws.addAll(rules.flaws(partner, key, row));
        return flaws.isEmpty()
                ? new Judged(Optional.of(rules.signup(partner, key, row)), Map.of())
                : new Judged(Optional.empty(), byField(flaws, fields.keySet()));
    }

    private static Map<String, String> byField(List<String> flaws, Set<String> labels) {
        var named = new LinkedHashMap<String, String>();
        for (var flaw : flaws) {
            var colon = flaw.indexOf(": ");
            var word = colon < 0 ? "fields" : flaw.substring(0, colon);
            named.putIfAbsent(
                    labels.contains(word) ? "fields." + word : word, colon < 0 ? flaw : flaw.substring(colon + 2));
        }
        return named;
    }
}
