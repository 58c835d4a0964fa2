package sandbox;

import com.docusign.esign.model.ConnectEventData;
import com.docusign.esign.model.EventNotification;
import java.util.List;
import java.util.Optional;

/**
 * Somebody wants to hear of an envelope: its sender, or whoever configured the account.
 *
 * @param events DocuSign's words for what is wanted; none means everything
 * @param includeData what the snapshot has; with nothing there is no snapshot
 * @param acknowledged only then is a failed delivery repeated
 */
record WebhookOrder(String url, List<String> events, List<String> includeData, boolean signed, boolean acknowledged) {

    private static final List<String> VERSIONS = List.of("restv2.1");

    static Optional<WebhookOrder> of(EventNotification wanted) {
        if (wanted == null) {
            return Optional.empty();
        }
        ConnectEventData data = Optional.ofNullable(wanted.getEventData()).orElseGet(ConnectEventData::new);
        if (!VERSIONS.contains(data.getVersion()) || !"json".equals(data.getFormat())) {
            throw Refusal.parameter("The sandbox delivers eventData of version restv2.1 in format json only.");
        }
        return Optional.of(new WebhookOrder(
                Rules.url("eventNotification.url", wanted.getUrl()),
                Optional.ofNullable(wanted.getEvents()).orElse(List.of()),
                Optional.ofNullable(data.getIncludeData()).orElse(List.of()),
                Rules.flag("includeHMAC", wanted.getIncludeHMAC()),
                Rules.flag("requireAcknowledgment", wanted.getRequireAcknowledgment())));
    }

    boolean wants(String event) {
        return events.isEmpty() || events.contains(event);
    }
}
