package sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** One answer on its way out. */
record Answer(int status, String type, byte[] body, Map<String, String> headers, Delivery delivery) {

    static Answer json(int status, Object value) {
        return new Answer(status, "application/json; charset=utf-8", Json.bytes(value), Map.of(), Delivery.NOW);
    }

    static Answer html(int status, String page) {
        return new Answer(
                status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8), Map.of(), Delivery.NOW);
    }

    static Answer redirect(String to) {
        return new Answer(302, "text/plain", new byte[0], Map.of("Location", to), Delivery.NOW);
    }

    boolean good() {
        return status < 300;
    }

    Answer delivered(Delivery other) {
        return new Answer(status, type, body, headers, other);
    }

    Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, type, body, all, delivery);
    }

    Answer empty() {
        return new Answer(status, type, new byte[0], headers, delivery);
    }

    Answer cutInHalf() {
        return new Answer(status, type, Arrays.copyOf(body, body.length / 2), headers, delivery);
    }
}
