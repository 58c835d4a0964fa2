package sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The faults in force: picks the first that fits a call, as often as it may and as likely as it is. */
final class Faults {

    /** A fault and how often it happened. */
    static final class Armed {
        private final Fault fault;
        private volatile int happened;

        Armed(Fault fault) {
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }

        int happened() {
            return happened;
        }
    }

    /** Whom a call is about, as far as it says. */
    record About(String name, String email, Map<String, String> customFields) {
        static final About NOBODY = new About("", "", Map.of());

        static About envelope(SandboxEnvelope one) {
            return new About(one.name(), one.email(), one.customFields());
        }
    }

    private final List<Armed> armed = new CopyOnWriteArrayList<>();
    private final Envelopes envelopes;
    private final Random random;

    Faults(List<Fault> first, Envelopes envelopes, long seed) {
        first.forEach(this::add);
        this.envelopes = envelopes;
        this.random = new Random(seed);
    }

    void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    void clear() {
        armed.clear();
    }

    int happened() {
        return armed.stream().mapToInt(Armed::happened).sum();
    }

    List<Armed> all() {
        return List.copyOf(armed);
    }

    Optional<Fault> pick(Operation operation, Call call, String envelopeId) {
        if (armed.isEmpty()) {
            return Optional.empty();
        }
        boolean matters = armed.stream().anyMatch(one -> one.fault.match().aboutSomebody());
        About about = matters ? about(operation, call, envelopeId) : About.NOBODY;
        return armed.stream()
                .filter(one -> !one.fault.kind().onTheWay())
                .filter(one -> fits(one.fault.match(), operation, about) && happens(one))
                .findFirst()
                .map(Armed::fault);
    }

    /** All that happens to one webhook of that envelope. */
    List<Fault> onTheWay(String envelopeId) {
        About about = envelopes.find(envelopeId).map(About::envelope).orElse(About.NOBODY);
        return armed.stream()
                .filter(one -> one.fault.kind().onTheWay())
                .filter(one -> about(one.fault.match(), about) && happens(one))
                .map(Armed::fault)
                .toList();
    }

    private boolean happens(Armed one) {
        synchronized (random) {
            boolean left = one.fault.times() < 0 || one.happened < one.fault.times();
            boolean now = left && (one.fault.probability() == 1 || random.nextDouble() < one.fault.probability());
            one.happened += now ? 1 : 0;
            return now;
        }
    }

    private static boolean fits(Fault.Match match, Operation operation, About about) {
        return match.operation().map(operation::equals).orElse(true) && about(match, about);
    }

    private static boolean about(Fault.Match match, About about) {
        return like(match.name(), about.name())
                && like(match.email(), about.email())
                && (match.customField().isEmpty()
                        || about.customFields().entrySet().stream()
                                .anyMatch(field -> like(match.customField(), field.getKey() + "=" + field.getValue())));
    }

    private static boolean like(String pattern, String text) {
        return pattern.isEmpty() || Pattern.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", text);
    }

    private About about(Operation operation, Call call, String envelopeId) {
        if (operation == Operation.CREATE) {
            return definition(call);
        }
        return envelopes.find(envelopeId).map(About::envelope).orElse(About.NOBODY);
    }

    private static About definition(Call call) {
        try {
            JsonNode body = Json.LENIENT.readTree(call.body());
            JsonNode role = body.path("templateRoles").path(0);
            Map<String, String> fields = new LinkedHashMap<>();
            body.path("customFields")
                    .path("textCustomFields")
                    .forEach(field -> fields.put(
                            field.path("name").asText(), field.path("value").asText()));
            return new About(role.path("name").asText(), role.path("email").asText(), fields);
        } catch (IOException e) {
            return About.NOBODY;
        }
    }
}
