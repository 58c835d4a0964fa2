package routes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/**
 * What the keys of a record are called that an integrator's route hands in: files and APIs of others have words of their
 * own.
 *
 * @param ref of the partner's own key
 * @param name of the person's name; several are put together with spaces
 * @param email of the address
 * @param tabs of texts for the template's tabs of the same labels, beside those below {@code fields}
 */
record KeyNames(String ref, List<String> name, String email, List<String> tabs) {

    private static final String PREFIX = "countersignKeys.";

    /** As the Kamelet's parameters say; they are for this one step and do not stay with the message. */
    static KeyNames takenFrom(Exchange exchange) {
        return new KeyNames(
                taken(exchange, "ref", "ref"),
                words(taken(exchange, "name", "name")),
                taken(exchange, "email", "email"),
                words(taken(exchange, "tabs", "")));
    }

    private static String taken(Exchange exchange, String what, String usual) {
        var set = exchange.removeProperty(PREFIX + what);
        return set == null || set.toString().isBlank() ? usual : set.toString().strip();
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("[\\s,]+")).filter(word -> !word.isEmpty()).toList();
    }

    /** The same with the usual keys. */
    Map<String, Object> named(Map<String, Object> said) {
        var usual = new LinkedHashMap<>(said);
        usual.put("ref", said.get(ref));
        usual.put("name", name.size() == 1 ? said.get(name.get(0)) : together(said));
        usual.put("email", said.get(email));
        var fields = new LinkedHashMap<Object, Object>();
        if (said.get("fields") instanceof Map<?, ?> given) {
            fields.putAll(given);
        }
        tabs.forEach(label -> fields.put(label, said.get(label)));
        usual.put("fields", fields);
        return usual;
    }

    private String together(Map<String, Object> said) {
        return name.stream()
                .map(said::get)
                .filter(Objects::nonNull)
                .map(part -> part.toString().strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
