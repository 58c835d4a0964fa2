package api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils a message: some of its bytes, or something in its structure. */
final class Mutations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ODD = List.of(
            "",
            "\u0000",
            "\ud83d",
            "null",
            "-1",
            "1e999",
            "x".repeat(3000),
            "2026-13-45T99:99:99Z",
            "+999999999-12-31T23:59:59Z",
            "-0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.9999999Z",
            "'; drop table signup; --",
            "${jndi:ldap://x}",
            ":#ref",
            "acme:",
            ":");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    byte[] of(byte[] body) {
        return random.nextBoolean() ? bytes(body) : structure(body);
    }

    private byte[] bytes(byte[] body) {
        var at = random.nextInt(body.length);
        var length = 1 + random.nextInt(Math.min(40, body.length - at));
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(body, at);
            case 1 -> joined(Arrays.copyOf(body, at), Arrays.copyOfRange(body, at + length, body.length));
            case 2 -> joined(Arrays.copyOf(body, at + length), Arrays.copyOfRange(body, at, body.length));
            default -> flipped(body);
        };
    }

    private byte[] flipped(byte[] body) {
        var flipped = body.clone();
        for (var many = 1 + random.nextInt(3); many > 0; many--) {
            flipped[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private byte[] structure(byte[] body) {
        try {
            var tree = JSON.readTree(body);
            for (var many = 1 + random.nextInt(3); many > 0; many--) {
                spoil(tree);
            }
            return JSON.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void spoil(JsonNode tree) {
        var objects = new ArrayList<ObjectNode>();
        collect(tree, objects);
        var object = objects.get(random.nextInt(objects.size()));
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (!names.isEmpty()) {
            spoil(object, names.get(random.nextInt(names.size())), names);
        }
    }

    /** Two different messages must not come to be about the same invented envelope. */
    private void spoil(ObjectNode object, String name, List<String> names) {
        if (name.equals("envelopeId")) {
            object.put(name, ODD.get(random.nextInt(ODD.size())) + random.nextLong());
            return;
        }
        switch (random.nextInt(7)) {
            case 0 -> object.remove(name);
            case 1 -> object.putNull(name);
            case 2 -> object.put(name, random.nextInt());
            case 3 -> object.set(name, deep(random.nextInt(300)));
            case 4 -> object.set(name, object.get(names.get(random.nextInt(names.size()))));
            case 5 -> object.putObject(name).put("x", random.nextBoolean());
            default -> object.put(name, ODD.get(random.nextInt(ODD.size())));
        }
    }

    private static JsonNode deep(int levels) {
        ArrayNode node = JSON.createArrayNode();
        for (var level = 0; level < levels; level++) {
            node = JSON.createArrayNode().add(node);
        }
        return node;
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        node.forEach(child -> collect(child, into));
    }
}
