package sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One message on its way.
 *
 * @param status the envelope's, as the message says it
 * @param forged whether somebody else than DocuSign sends it
 */
public record Webhook(
        String envelopeId, String event, String status, Map<String, Object> message, boolean forged, int retries) {

    Webhook again() {
        Map<String, Object> counted = new LinkedHashMap<>(message);
        counted.put("retryCount", retries + 1);
        return new Webhook(envelopeId, event, status, counted, forged, retries + 1);
    }

    byte[] body() {
        return Json.bytes(message);
    }
}
