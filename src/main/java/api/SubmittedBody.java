package api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The body of a hand-in as it came, read property by property so that all that is wrong can be told at once. */
final class SubmittedBody {

    private static final Set<String> KNOWN = Set.of("ref", "name", "email", "template", "fields", "returnUrl");

    private final JsonNode body;
    private final Map<String, String> flaws = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();

    SubmittedBody(JsonNode body) {
        this.body = body;
        if (!body.isObject()) {
            throw Problem.bad("the body is one JSON object");
        }
        var unknown = new TreeSet<String>();
        body.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            flaws.put("", "the body has a property that this call does not know; it knows " + new TreeSet<>(KNOWN));
        }
        readFields(body.path("fields"));
    }

    private void readFields(JsonNode given) {
        if (given.isObject()) {
            given.fields().forEachRemaining(field -> {
                if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                    fields.put(field.getKey(), field.getValue().asText());
                } else if (!field.getValue().isNull()) {
                    flaws.put("fields", "a field is a text, a number, true or false");
                }
            });
        } else if (!given.isMissingNode() && !given.isNull()) {
            flaws.put("fields", "must be an object of texts");
        }
    }

    /** The text of that property, or "". */
    String text(String property) {
        var value = body.path(property);
        if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
            flaws.put(property, "must be a text");
        }
        return value.isTextual() ? value.textValue() : "";
    }

    Map<String, String> fields() {
        return fields;
    }

    /** What is wrong so far, by property. */
    Map<String, String> flaws() {
        return flaws;
    }
}
