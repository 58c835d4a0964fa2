package api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells mail scanners, link previews and prefetching browsers from persons who click, as far as they say what they are. */
final class Machines {

    private static final Pattern NAMES = Pattern.compile(
            "bot\\b|bot/|crawl|spider|preview|scanner|prefetch|facebookexternalhit|whatsapp|telegram|slack|discord|skypeuri"
                    + "|linkedin|embedly|pinterest|googleimageproxy|google-safety|yahoomailproxy|safelinks|mimecast"
                    + "|proofpoint|barracuda|urldefense|ironport|sophos|trendmicro|fortinet|symantec|headlesspreview"
                    + "|wget|python-requests|go-http-client|okhttp|libwww",
            Pattern.CASE_INSENSITIVE);

    private Machines() {}

    static boolean is(HttpServletRequest request) {
        var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        return agent.isBlank() || NAMES.matcher(agent).find() || looksAhead(request);
    }

    private static boolean looksAhead(HttpServletRequest request) {
        return Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
                .map(request::getHeader)
                .anyMatch(
                        value -> value != null && value.toLowerCase(Locale.ROOT).matches(".*pre(fetch|view|render).*"));
    }
}
