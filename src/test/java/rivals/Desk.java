package rivals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import sandbox.Identities;

/** What the stand-in answers, and its book of who got an envelope. */
final class Desk {

    private static final String KEY = "\"value\":\"acme:C-";
    private static final int LIMIT = 100_000_000;

    private final String address;
    private final BitSet served = new BitSet();
    private final Listing listing = new Listing();
    private int delay;
    private int created;
    private int doubled;

    Desk(String address) {
        this.address = address;
    }

    /** Milliseconds until an answer. */
    int delay() {
        return delay;
    }

    byte[] answer(Question question) {
        var target = question.target();
        if (target.startsWith("/restapi/")) {
            return question.method().equals("POST") ? create(question.body()) : json("200 OK", listing.page(target));
        } else if (target.equals("/oauth/token")) {
            return json("200 OK", """
                    {"access_token":"a-token","token_type":"Bearer","expires_in":28800,"scope":"signature impersonation"}""");
        } else if (target.equals("/oauth/userinfo")) {
            return json("200 OK", userinfo());
        } else if (target.startsWith("/bench/begin")) {
            delay = Integer.parseInt(target.substring(target.indexOf('=') + 1));
            created = 0;
            doubled = 0;
            served.clear();
            listing.clear();
        } else if (target.equals("/bench/complete")) {
            listing.complete();
        }
        return json("200 OK", "%d %d %d %d".formatted(created, served.cardinality(), doubled, listing.pages()));
    }

    private String userinfo() {
        return """
                {"sub":"%s","name":"Contracts Desk","email":"contracts@example.com","accounts":[{"account_id":"%s",\
                "is_default":true,"account_name":"Bench","base_uri":"%s"}]}""".formatted(Identities.USER_ID, Identities.ACCOUNT_ID, address);
    }

    private byte[] create(String body) {
        var at = body.indexOf(KEY);
        if (at < 0) {
            return json("400 Bad Request", "{\"errorCode\":\"INVALID_REQUEST_BODY\",\"message\":\"No key.\"}");
        }
        var number = Integer.parseInt(body, at + KEY.length(), body.indexOf('"', at + KEY.length()), 10);
        doubled += served.get(number) ? 1 : 0;
        served.set(number);
        created++;
        var id = Listing.id(number);
        listing.add(number);
        return json(
                "201 Created",
                "{\"envelopeId\":\"" + id + "\",\"uri\":\"/envelopes/" + id + "\",\"statusDateTime\":\""
                        + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "\",\"status\":\"sent\"}");
    }

    private byte[] json(String status, String body) {
        var hour = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\nX-RateLimit-Limit: " + LIMIT + "\r\nX-RateLimit-Remaining: " + (LIMIT - created)
                        + "\r\nX-RateLimit-Reset: " + hour.getEpochSecond() + "\r\nX-BurstLimit-Limit: " + LIMIT
                        + "\r\nX-BurstLimit-Remaining: " + (LIMIT - created) + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
