package docusign;

import com.docusign.esign.model.ConnectEventData;
import com.docusign.esign.model.EnvelopeDefinition;
import com.docusign.esign.model.EventNotification;
import java.util.List;

/**
 * What each envelope asks DocuSign to tell us of it: signed, with the whole snapshot, repeated until we say that we have
 * it. An account's own Connect configuration is not needed then.
 */
final class Webhook {

    /** Every change of a sign-up's state, and nothing else. */
    private static final List<String> EVENTS = List.of(
            "envelope-sent",
            "envelope-delivered",
            "envelope-completed",
            "envelope-declined",
            "envelope-voided",
            "envelope-deleted",
            "recipient-autoresponded",
            "recipient-authenticationfailed");

    private final String url;

    /** @param url where to, or "" for nowhere */
    Webhook(String url) {
        this.url = url;
    }

    void orderedBy(EnvelopeDefinition envelope) {
        if (!url.isEmpty()) {
            envelope.setEventNotification(notification());
        }
    }

    private EventNotification notification() {
        return new EventNotification()
                .url(url)
                .deliveryMode("SIM")
                .includeHMAC("true")
                .requireAcknowledgment("true")
                .loggingEnabled("true")
                .events(EVENTS)
                .eventData(new ConnectEventData()
                        .version("restv2.1")
                        .format("json")
                        .includeData(List.of("recipients", "custom_fields")));
    }
}
