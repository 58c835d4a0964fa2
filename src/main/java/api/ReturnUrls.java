package api;

import docusign.SigningViews;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a key may have people led back to. A pattern is an address, or the beginning of one and a star; scheme, host and port
 * are always compared whole, so that no look-alike host fits.
 */
final class ReturnUrls {

    private static final String THIS_MACHINE = "localhost|127\\.0\\.0\\.1|\\[::1]";

    private ReturnUrls() {}

    /** What is wrong with a pattern, or "". */
    static String flawOfPattern(String pattern) {
        var address = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern;
        if (address.contains("*")) {
            return "a star is only for its end";
        }
        return address(address).filter(uri -> !uri.getRawPath().isEmpty()).isEmpty()
                ? "must be https://host/path, with a star at its end for all that begins so"
                : "";
    }

    /** What is wrong with an address, or "". */
    static String flaw(String address, List<String> patterns) {
        var uri = address(address);
        if (uri.isEmpty()) {
            return "must be an address of the form https://host/path";
        }
        if (address.length() > SigningViews.LONGEST_RETURN_URL) {
            return "has " + address.length() + " characters, the limit is " + SigningViews.LONGEST_RETURN_URL;
        }
        if (patterns.isEmpty()) {
            return "this key may name no way back";
        }
        return patterns.stream().anyMatch(pattern -> fits(uri.get(), address, pattern))
                ? ""
                : "is none of those that this key may name";
    }

    private static boolean fits(URI uri, String address, String pattern) {
        if (!pattern.endsWith("*")) {
            return address.equals(pattern);
        }
        var begin = pattern.substring(0, pattern.length() - 1);
        var allowed = URI.create(begin);
        return place(uri).equals(place(allowed)) && rest(uri).startsWith(rest(allowed)) && !climbs(uri);
    }

    /** A path that climbs up could leave what the pattern allows. */
    private static boolean climbs(URI uri) {
        var path = uri.getRawPath().toLowerCase(Locale.ROOT).replace("%2e", ".");
        return path.contains("/..") || path.contains("%2f") || path.contains("%5c");
    }

    private static String place(URI uri) {
        return (uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
    }

    private static String rest(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static Optional<URI> address(String text) {
        try {
            var uri = new URI(text);
            var safe = "https".equalsIgnoreCase(uri.getScheme())
                    || "http".equalsIgnoreCase(uri.getScheme())
                            && uri.getHost() != null
                            && uri.getHost().matches(THIS_MACHINE);
            return safe && uri.getHost() != null && uri.getRawUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
