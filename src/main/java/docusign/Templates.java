package docusign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import docusign.Answer.Answered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import throttle.Lane;

/** Asks DocuSign what a template holds, so that a role or a label that does not fit is found before anybody signs. */
public final class Templates {

    private Templates() {}

    /** The call that reads one template; a person waits for it. */
    public static RestCall read(String account, String id) {
        return RestCall.get(account, "/templates/" + id + "?include=recipients,tabs")
                .in(Lane.INTERACTIVE);
    }

    /** What DocuSign answered, if it was a template. */
    public static Optional<Template> of(String id, Answered answered) {
        if (!answered.ok()) {
            return Optional.empty();
        }
        try {
            var roles = new ArrayList<Template.Role>();
            var kinds = Envelopes.MODELS.readTree(answered.body()).path("recipients");
            kinds.forEach(kind -> kind.forEach(one -> add(one, roles)));
            return Optional.of(new Template(id, roles));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static void add(JsonNode recipient, ArrayList<Template.Role> roles) {
        var name = recipient.path("roleName").asText("");
        if (name.isEmpty()) {
            return;
        }
        var tabs = new LinkedHashMap<String, String>();
        recipient
                .path("tabs")
                .fields()
                .forEachRemaining(kind -> kind.getValue()
                        .forEach(tab -> tabs.merge(
                                tab.path("tabLabel").asText(""),
                                kind.getKey(),
                                (one, other) -> one.equals(Template.TEXT) ? one : other)));
        tabs.remove("");
        var somebody = !recipient.path("email").asText("").isEmpty();
        roles.add(new Template.Role(
                name, somebody, tabs, limits(recipient.path("tabs").path(Template.TEXT))));
    }

    private static Map<String, Integer> limits(JsonNode texts) {
        var limits = new HashMap<String, Integer>();
        for (var tab : texts) {
            var most = tab.path("maxLength").asInt(0); // DocuSign writes numbers as texts
            if (most > 0) {
                limits.merge(tab.path("tabLabel").asText(""), most, Math::min);
            }
        }
        return limits;
    }
}
