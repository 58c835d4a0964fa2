package sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the filters of a list call; a filter that the sandbox would silently ignore is refused. */
final class ListQuery {

    private static final Set<String> KNOWN = Set.of(
            "from_date",
            "to_date",
            "envelope_ids",
            "transaction_ids",
            "count",
            "start_position",
            "status",
            "from_to_status",
            "include",
            "exclude",
            "custom_field",
            "search_text",
            "order",
            "order_by",
            "email",
            "user_name",
            "user_id");

    /** An envelope that got this far can only be in one of these now; anything else finds nothing. */
    private static final Map<String, List<String>> POSSIBLE = Map.of(
            "changed", words("created,sent,delivered,correct,signed,completed,declined,voided,deleted"),
            "created", words("created,sent,delivered,correct,signed,completed,declined,voided,deleted"),
            "sent", words("sent,delivered,correct,signed,completed,declined,voided,deleted"),
            "delivered", words("delivered,correct,signed,completed,declined,voided,deleted"),
            "signed", List.of("signed", "completed", "declined", "voided", "deleted"),
            "completed", List.of("completed", "declined", "voided", "deleted"),
            "declined", List.of("declined", "voided", "deleted"),
            "voided", List.of("voided", "deleted"),
            "deleted", List.of("deleted"),
            "timedout", List.of());

    private final Call call;

    ListQuery(Call call, boolean strict) {
        this.call = call;
        for (String name : call.query().keySet()) {
            if (strict && !KNOWN.contains(name)) {
                throw Refusal.parameter("The sandbox does not know " + name + ".");
            }
        }
    }

    private static List<String> words(String words) {
        return List.of(words.split(","));
    }

    boolean names(String parameter) {
        return call.asked(parameter).isPresent();
    }

    List<String> ids(String parameter) {
        return Arrays.asList(call.asked(parameter).orElse("").split("\\s*,\\s*"));
    }

    Instant date(String parameter, Instant otherwise) {
        return call.asked(parameter).map(text -> date(parameter, text)).orElse(otherwise);
    }

    int number(String parameter, int otherwise, int smallest, int largest) {
        return call.asked(parameter)
                .map(text -> Rules.number(parameter, text, smallest, largest))
                .orElse(otherwise);
    }

    String qualifier() {
        String word = call.asked("from_to_status").orElse("changed").toLowerCase(Locale.ROOT);
        if (!POSSIBLE.containsKey(word) && !word.equals("any") && !word.equals("processing")) {
            throw Refusal.parameter("from_to_status: " + word + ".");
        }
        return word.equals("any") ? "changed" : word;
    }

    /** The wanted statuses, as far as they are possible for the qualifier. */
    List<String> statuses() {
        List<String> possible = POSSIBLE.getOrDefault(qualifier(), List.of());
        List<String> wanted = Arrays.asList(
                call.asked("status").orElse("any").toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
        for (String word : wanted) {
            boolean known = word.equals("any") || word.equals("timedout") || word.equals("processing");
            if (!known && !POSSIBLE.get("changed").contains(word)) {
                throw Refusal.parameter("status: " + word + ".");
            }
        }
        return wanted.contains("any")
                ? possible
                : wanted.stream().filter(possible::contains).toList();
    }

    /** A time without an offset is read in DocuSign's own zone, not in the caller's. */
    private static Instant date(String parameter, String text) {
        ZoneId theirs = ZoneId.of("America/Los_Angeles");
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(theirs).toInstant();
            }
            boolean zoned = text.endsWith("Z") || text.substring(10).matches(".*[+-]\\d\\d:\\d\\d");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(theirs).toInstant();
        } catch (DateTimeParseException | StringIndexOutOfBoundsException e) {
            throw Refusal.parameter(parameter + " is no date: " + text + ".");
        }
    }
}
