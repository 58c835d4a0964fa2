package app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Random;

/** Makes values from a JSON Schema of the API's document: mostly of the right kind, often at a limit, at times nonsense. */
final class SchemaValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> ODD = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\n\r\t",
            "\uD800",
            "\u202Egpj.exe",
            "李小龍",
            "😀",
            "'; drop table signup; --",
            "${jndi:ldap://x}",
            "{{sys:user.home}}",
            "${body}",
            "../../etc/passwd",
            "%00",
            "%zz",
            "<script>",
            "null",
            "-1",
            "1e999",
            "a@b",
            "a@b.example",
            "\"",
            "\\",
            "#",
            "?",
            "//",
            ":",
            "NaN",
            "true");

    private final JsonNode schemas;
    private final Random random;

    SchemaValues(JsonNode document, Random random) {
        this.schemas = document.path("components").path("schemas");
        this.random = random;
    }

    JsonNode of(JsonNode given) {
        var schema =
                given.has("$ref") ? schemas.path(given.path("$ref").asText().replaceFirst(".*/", "")) : given;
        if (random.nextInt(25) == 0) {
            return nonsense(2);
        }
        if (schema.has("oneOf")) {
            return of(schema.path("oneOf")
                    .path(random.nextInt(schema.path("oneOf").size())));
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "string" -> NODES.textNode(text(schema));
            case "integer", "number" -> NODES.numberNode(random.nextInt());
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> nonsense(2);
        };
    }

    String text(JsonNode schema) {
        if (schema.has("example") && random.nextInt(3) > 0) {
            return schema.path("example").asText();
        }
        var longest = schema.path("maxLength").asInt(50);
        return switch (random.nextInt(4)) {
            case 0 -> ODD.get(random.nextInt(ODD.size()));
            case 1 -> "x".repeat(Math.max(0, longest + random.nextInt(3) - 1));
            case 2 -> "r" + random.nextInt(20);
            default ->
                random.ints(random.nextInt(12), 0, 0x2FFF)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        };
    }

    private JsonNode object(JsonNode schema) {
        var object = NODES.objectNode();
        schema.path("properties").fields().forEachRemaining(property -> {
            if (random.nextInt(12) > 0) {
                object.set(property.getKey(), of(property.getValue()));
            }
        });
        var more = schema.path("additionalProperties");
        if (more.isObject() || random.nextInt(20) == 0) {
            for (var left = random.nextInt(4); left > 0; left--) {
                object.set(ODD.get(random.nextInt(ODD.size())), more.isObject() ? of(more) : nonsense(1));
            }
        }
        return object;
    }

    private JsonNode nonsense(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextDouble() * 1e300);
            case 2 -> NODES.booleanNode(true);
            case 3 -> NODES.textNode(ODD.get(random.nextInt(ODD.size())));
            case 4 -> NODES.numberNode(Long.MIN_VALUE);
            case 5 -> NODES.arrayNode().add(nonsense(depth - 1)).add(nonsense(depth - 1));
            default -> NODES.objectNode().set(ODD.get(random.nextInt(ODD.size())), nonsense(depth - 1));
        };
    }
}
