package rivals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;

/** The envelopes that were made, as DocuSign lists them once all of them have been signed; before that nothing changed. */
final class Listing {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private int[] numbers = new int[1024];
    private int made;
    private int pages;
    private Instant completed;

    /** Ids that come in no order, as real ones do. */
    static String id(int number) {
        return new UUID(mixed(number * SPREAD), mixed(~number * SPREAD)).toString();
    }

    private static long mixed(long value) {
        var once = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        var twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }

    void add(int number) {
        if (made == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * made);
        }
        numbers[made++] = number;
    }

    void clear() {
        made = 0;
        pages = 0;
        completed = null;
    }

    void complete() {
        completed = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        pages = 0;
    }

    /** How many were asked for since then. */
    int pages() {
        return pages;
    }

    String page(String target) {
        pages++;
        if (completed == null || target.contains("transaction_ids")) {
            return "{\"resultSetSize\":\"0\",\"totalSetSize\":\"0\",\"startPosition\":\"0\"}";
        }
        var start = parameter(target, "start_position", 0);
        var end = Math.min(made, start + parameter(target, "count", 100));
        var text = new StringBuilder(1500 * (end - start) + 300)
                .append(
                        "{\"resultSetSize\":\"%d\",\"totalSetSize\":\"%d\",\"startPosition\":\"%d\",\"endPosition\":\"%d\",\"nextUri\":\"%s\",\"envelopes\":["
                                .formatted(
                                        end - start,
                                        made,
                                        start,
                                        end - 1,
                                        end < made ? "/envelopes?start_position=" + end : ""));
        for (var at = start; at < end; at++) {
            text.append(at == start ? "" : ",").append(envelope(numbers[made - 1 - at]));
        }
        return text.append("]}").toString();
    }

    private static int parameter(String target, String name, int usual) {
        var at = target.indexOf(name + "=");
        return at < 0
                ? usual
                : Integer.parseInt(target.substring(at + name.length() + 1).replaceFirst("&.*", ""));
    }

    private String envelope(int number) {
        return ("{\"status\":\"completed\",\"documentsUri\":\"/envelopes/~/documents\",\"recipientsUri\":\"/envelopes/~/recipients\","
                        + "\"attachmentsUri\":\"/envelopes/~/attachments\",\"envelopeUri\":\"/envelopes/~\",\"envelopeId\":\"~\","
                        + "\"emailSubject\":\"Your membership of the Acme cycling club\",\"signingLocation\":\"online\","
                        + "\"customFieldsUri\":\"/envelopes/~/custom_fields\",\"notificationUri\":\"/envelopes/~/notification\","
                        + "\"enableWetSign\":\"true\",\"allowMarkup\":\"false\",\"allowReassign\":\"true\",\"createdDateTime\":\"#\","
                        + "\"lastModifiedDateTime\":\"#\",\"sentDateTime\":\"#\",\"deliveredDateTime\":\"#\",\"completedDateTime\":\"#\","
                        + "\"statusChangedDateTime\":\"#\",\"recipients\":{\"signers\":[{\"creationReason\":\"sender\","
                        + "\"isBulkRecipient\":\"false\",\"name\":\"Member\",\"email\":\"member" + number
                        + "@example.org\","
                        + "\"recipientId\":\"1\",\"requireIdLookup\":\"false\",\"routingOrder\":\"1\",\"roleName\":\"signer\","
                        + "\"status\":\"completed\",\"signedDateTime\":\"#\",\"deliveredDateTime\":\"#\",\"sentDateTime\":\"#\"}],"
                        + "\"recipientCount\":\"1\",\"currentRoutingOrder\":\"1\"},\"customFields\":{\"textCustomFields\":[{"
                        + "\"fieldId\":\"" + number
                        + "\",\"name\":\"countersign\",\"show\":\"false\",\"required\":\"false\","
                        + "\"value\":\"acme:C-" + number + "\"}],\"listCustomFields\":[]}}")
                .replace("~", id(number))
                .replace("#", completed.toString());
    }
}
