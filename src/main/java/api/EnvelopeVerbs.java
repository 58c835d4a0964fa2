package api;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.Principal;
import java.util.Set;
import ledger.Decision;
import org.springframework.stereotype.Component;
import signup.SignupKey;

/** What an operator may say of a sign-up's envelope; each of it asks DocuSign. */
@Component
class EnvelopeVerbs {

    private static final Set<String> VERBS = Set.of("refresh", "void", "correct", "extend");

    private final Refreshes refreshes;
    private final Voidings voidings;
    private final Corrections corrections;
    private final Extensions extensions;
    private final Body bodies;

    EnvelopeVerbs(Refreshes refreshes, Voidings voidings, Corrections corrections, Extensions extensions, Body bodies) {
        this.refreshes = refreshes;
        this.voidings = voidings;
        this.corrections = corrections;
        this.extensions = extensions;
        this.bodies = bodies;
    }

    private record Correct(String reason, String name, String email) {

        /** Without name and address. */
        @Override
        public String toString() {
            return "Correct";
        }
    }

    private record Extend(String reason, Integer days) {}

    boolean knows(String verb) {
        return VERBS.contains(verb);
    }

    Object change(String verb, SignupKey key, JsonNode body, Principal operator) {
        return switch (verb) {
            case "refresh" -> refreshes.refresh(key, reason(body, operator));
            case "void" -> voidings.voided(key, reason(body, operator));
            case "correct" -> {
                var wanted = bodies.read(body, Correct.class);
                yield corrections.corrected(
                        key, Reason.decision(wanted.reason(), operator), wanted.name(), wanted.email());
            }
            case "extend" -> {
                var wanted = bodies.read(body, Extend.class);
                yield extensions.extended(key, Reason.decision(wanted.reason(), operator), wanted.days());
            }
            default -> throw new IllegalArgumentException("no verb of an envelope: " + verb);
        };
    }

    private Decision reason(JsonNode body, Principal operator) {
        return Reason.decision(bodies.read(body, Reason.class).reason(), operator);
    }
}
