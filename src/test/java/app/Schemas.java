package app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Looks at YAML as an editor does, by a JSON Schema. */
public final class Schemas {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private final JsonSchema schema;

    private Schemas(JsonSchema schema) {
        this.schema = schema;
    }

    /** One of ours. */
    public static Schemas ours(String name) {
        return new Schemas(JsonSchemaFactory.getInstance(VersionFlag.V7)
                .getSchema(Installation.read("src/main/resources/schema/" + name + ".schema.json")));
    }

    /** Of routes in YAML, as Camel ships it for editors such as Kaoto. */
    static Schemas ofRoutes() {
        try (var file = Schemas.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return new Schemas(JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong, nothing if it is in order. */
    public List<String> flaws(JsonNode document) {
        return schema.validate(document).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** The same of a text. */
    public List<String> flaws(String text) {
        return flaws(yaml(text));
    }
}
