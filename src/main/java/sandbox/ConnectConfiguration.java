package sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an administrator has ticked for webhooks of all envelopes.
 *
 * @param url where they go, or "" if there is no configuration
 * @param on whether anything is published
 * @param acknowledged whether a failed delivery is repeated
 * @param signed whether messages carry HMAC signatures
 * @param documents whether they carry documents; the sandbox only says so
 */
record ConnectConfiguration(String url, boolean on, boolean acknowledged, boolean signed, boolean documents) {

    private static final String ID = "11547";

    /** Of somebody who ticked what they should. */
    static ConnectConfiguration of(String url) {
        return new ConnectConfiguration(url.isEmpty() ? url : Rules.url("url", url), !url.isEmpty(), true, true, false);
    }

    Optional<WebhookOrder> order() {
        return on && !url.isEmpty()
                ? Optional.of(new WebhookOrder(url, List.of(), data(), signed, acknowledged))
                : Optional.empty();
    }

    private List<String> data() {
        return List.of("recipients", "custom_fields");
    }

    List<Map<String, Object>> json() {
        if (url.isEmpty()) {
            return List.of();
        }
        List<String> included = new ArrayList<>(data());
        if (documents) {
            included.add("documents");
        }
        return List.of(Json.object(
                "connectId",
                ID,
                "configurationType",
                "custom",
                "name",
                "Countersign",
                "urlToPublishTo",
                url,
                "allowEnvelopePublish",
                Boolean.toString(on),
                "enableLog",
                "true",
                "allUsers",
                "true",
                "requiresAcknowledgement",
                Boolean.toString(acknowledged),
                "includeHMAC",
                Boolean.toString(signed),
                "includeDocuments",
                Boolean.toString(documents),
                "deliveryMode",
                "SIM",
                "useSoapInterface",
                "false",
                "eventData",
                Json.object("version", "restv2.1", "format", "json", "includeData", included)));
    }

    /** The failed deliveries of envelopes' own orders have no configuration. */
    String idOf(String address) {
        return address.equals(url) ? ID : "0";
    }
}
