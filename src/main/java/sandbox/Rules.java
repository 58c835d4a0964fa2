package sandbox;

import java.net.URI;
import java.util.regex.Pattern;

/** DocuSign's rules about single values. */
final class Rules {

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");

    private Rules() {}

    static String text(String what, String value, int longest) {
        String text = value == null ? "" : value;
        if (text.codePointCount(0, text.length()) > longest) {
            throw Refusal.parameter(what + " is longer than " + longest + " characters.");
        }
        return text;
    }

    static String required(String what, String value, int longest) {
        if (value == null || value.isBlank()) {
            throw Refusal.parameter(what + " is missing.");
        }
        return text(what, value, longest);
    }

    static String email(String value) {
        String address = text("email", value, 100);
        if (!EMAIL.matcher(address).matches()) {
            throw Refusal.bad(
                    "INVALID_EMAIL_ADDRESS_FOR_RECIPIENT",
                    "The email address for the recipient is invalid. The recipient Id follows.");
        }
        return address;
    }

    static int number(String what, String value, int smallest, int largest) {
        try {
            int number = Integer.parseInt(value);
            if (number >= smallest && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Refusal.parameter(what + " is no number: " + value + ".");
        }
        throw Refusal.parameter(what + " must lie between " + smallest + " and " + largest + ".");
    }

    static boolean flag(String what, String value) {
        if (value == null || value.equalsIgnoreCase("false")) {
            return false;
        }
        if (value.equalsIgnoreCase("true")) {
            return true;
        }
        throw Refusal.parameter(what + " must be \"true\" or \"false\".");
    }

    /** Where a signer is led afterwards: https, or this very machine. */
    static String returnUrl(String value) {
        String required = required("returnUrl", value, Integer.MAX_VALUE);
        return url("returnUrl", required.substring(0, Math.min(470, required.length())));
    }

    /** An address that DocuSign would call or lead to: https, or this very machine. */
    static String url(String what, String value) {
        String url = required(what, value, Integer.MAX_VALUE);
        try {
            URI uri = URI.create(url);
            boolean near = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
            if (uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && near))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.parameter(what + " is no URL.");
        }
        throw Refusal.parameter(what + " must be an https URL.");
    }
}
