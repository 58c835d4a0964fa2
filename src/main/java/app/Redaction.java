package app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import signup.SignupKey;

/** Takes the person out of an envelope and leaves its shape, so that it can be shown to anybody. */
final class Redaction {

    private static final TextNode GONE = TextNode.valueOf("…");
    private static final Set<String> PERSONAL = Set.of("name", "email", "clientUserId", "embeddedRecipientStartURL");

    private Redaction() {}

    /** The ref, unless it is an address. */
    static String ref(SignupKey key) {
        return key.printable().substring(key.partner().length() + 1);
    }

    static JsonNode of(JsonNode envelope, SignupKey key) {
        envelope.path("templateRoles").forEach(role -> {
            PERSONAL.stream().filter(role::has).forEach(field -> ((ObjectNode) role).set(field, GONE));
            role.path("tabs").forEach(kind -> kind.forEach(tab -> ((ObjectNode) tab).set("value", GONE)));
        });
        envelope.path("customFields")
                .path("textCustomFields")
                .forEach(field -> ((ObjectNode) field).put("value", key.printable()));
        return envelope;
    }
}
