package docusign;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a call asks of DocuSign, in one word: what may be a metric's label or a trace's name, because it is never an id. */
public enum Operation {
    /** An envelope, or a draft of one. */
    CREATE,
    /** Sending a draft, or voiding. */
    CHANGE,
    /** Many envelopes. */
    LIST,
    /** What became of calls that were not answered. */
    LOOK_UP,
    /** Where many envelopes stand. */
    STATUSES,
    READ,
    CORRECT,
    EXTEND,
    SIGNING_PAGE,
    DOCUMENT,
    DELETE_DRAFTS,
    TEMPLATE,
    CONNECT,
    TOKEN,
    USER_INFO,
    OTHER;

    private static final Pattern ONE = Pattern.compile("/envelopes/[^/?]+");

    /** The operation of that call. */
    public static Operation of(Call call) {
        if (call instanceof RestCall rest) {
            return of(rest.method(), rest.path());
        } else if (call instanceof Download download) {
            return of(download.call());
        } else if (call instanceof HttpCall http && http.uri().getPath() != null) {
            return http.uri().getPath().endsWith("/token")
                    ? TOKEN
                    : http.uri().getPath().endsWith("/userinfo") ? USER_INFO : OTHER;
        }
        return OTHER;
    }

    private static Operation of(String method, String path) {
        var query = path.indexOf('?');
        var place = query < 0 ? path : path.substring(0, query);
        if (place.equals("/envelopes")) {
            return method.equals("POST") ? CREATE : asksForOne(path) ? LOOK_UP : LIST;
        } else if (place.equals("/envelopes/status")) {
            return STATUSES;
        } else if (ONE.matcher(place).lookingAt()) {
            return ofOne(method, place.substring(place.indexOf('/', 1) + 1));
        }
        return place.startsWith("/connect")
                ? CONNECT
                : place.startsWith("/templates") ? TEMPLATE : place.startsWith("/folders") ? DELETE_DRAFTS : OTHER;
    }

    private static boolean asksForOne(String path) {
        return path.contains("transaction_ids=") || path.contains("custom_field=");
    }

    private static Operation ofOne(String method, String place) {
        var rest = place.indexOf('/') < 0 ? "" : place.substring(place.indexOf('/') + 1);
        if (rest.isEmpty()) {
            return method.equals("GET") ? READ : CHANGE;
        }
        return switch (rest.split("/", 2)[0]) {
            case "recipients" -> method.equals("GET") ? READ : CORRECT;
            case "notification" -> EXTEND;
            case "views" -> SIGNING_PAGE;
            case "documents" -> DOCUMENT;
            default -> OTHER;
        };
    }

    /** The word in metrics and traces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
