package sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Turns Connect on and off from outside, and tells how its deliveries fare. */
final class ConnectControl {

    private final Connect connect;

    ConnectControl(Connect connect) {
        this.connect = connect;
    }

    Answer state() {
        return Answer.json(
                200,
                Json.object("url", connect.url(), "webhooks", connect.courier().counts()));
    }

    /**
     * {@code {"url": …, "keys": […], "on": …, "acknowledged": …, "signed": …, "documents": …}}; what is left out stays as
     * it is, and "" as url is nobody.
     */
    Answer change(JsonNode wanted) {
        if (wanted.has("url")) {
            connect.deliverAll(wanted.path("url").asText());
        }
        ConnectConfiguration now = connect.configuration();
        connect.configure(new ConnectConfiguration(
                now.url(),
                wanted.path("on").asBoolean(now.on()),
                wanted.path("acknowledged").asBoolean(now.acknowledged()),
                wanted.path("signed").asBoolean(now.signed()),
                wanted.path("documents").asBoolean(now.documents())));
        if (wanted.path("keys").isArray()) {
            List<String> keys = new ArrayList<>();
            wanted.path("keys").forEach(key -> keys.add(key.asText()));
            connect.courier().signWith(keys);
        }
        return state();
    }
}
