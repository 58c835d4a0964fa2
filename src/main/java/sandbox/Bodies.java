package sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;

/** Reads request bodies into DocuSign's own models, as strictly as the field names and types of its description allow. */
final class Bodies {

    private final boolean strict;

    Bodies(boolean strict) {
        this.strict = strict;
    }

    <T> T read(Call call, Class<T> model) {
        if (!call.header("Content-Type").startsWith("application/json")) {
            throw Refusal.bad("INVALID_CONTENT_TYPE", "Content Type specified is not supported.");
        }
        if (call.body().length == 0) {
            throw Refusal.body("");
        }
        try {
            return strict ? strictly(call.body(), model) : Json.LENIENT.readValue(call.body(), model);
        } catch (UnrecognizedPropertyException e) {
            throw Refusal.body("Unknown field " + e.getPathReference() + ".");
        } catch (JsonProcessingException e) {
            throw Refusal.body(e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.body("It is no text.");
        }
    }

    private static <T> T strictly(byte[] body, Class<T> model) throws IOException {
        JsonNode tree = Json.STRICT.readTree(body);
        onlyStrings(tree, "");
        return Json.STRICT.treeToValue(tree, model);
    }

    private static void onlyStrings(JsonNode node, String path) {
        if (node.isValueNode() && !node.isTextual()) {
            throw Refusal.body("The value of " + path + " is " + node + ", not a string.");
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            onlyStrings(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey());
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            onlyStrings(node.get(i), path + "[" + i + "]");
        }
    }
}
