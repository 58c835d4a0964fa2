package app;

import java.util.regex.Pattern;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.TypeConversionException;

/** Says why routes or a partner were not taken: what others say of it may quote a password, so their values are left out. */
final class RouteFailure {

    private static final Pattern UNKNOWN = Pattern.compile("Unknown parameters=\\[\\{([\\w.-]+)=");
    private static final Pattern VALUE = Pattern.compile("(?<=[\\w.-]=).*");
    private static final Pattern USER = Pattern.compile("//[^/\\s]*@");

    private RouteFailure() {}

    static String why(Throwable failure) {
        var root = failure;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PropertyBindingException property) {
                return "property '" + property.getPropertyName() + "' is not known, or has a value that does not fit";
            }
            if (cause instanceof TypeConversionException conversion) {
                return "a value does not fit " + conversion.getToType().getSimpleName();
            }
            if (cause instanceof NoTypeConversionAvailableException conversion) {
                return "a value does not fit " + conversion.getToType().getSimpleName();
            }
            root = cause;
        }
        var said = String.valueOf(root.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        if (isOurs(root)) {
            return said;
        }
        if (root instanceof ResolveEndpointFailedException) {
            said = firstName(said);
        }
        var word = root instanceof Exception ? "" : root.getClass().getSimpleName() + ": ";
        return word + VALUE.matcher(USER.matcher(said).replaceAll("//…@")).replaceFirst("…");
    }

    private static boolean isOurs(Throwable failure) {
        var stack = failure.getStackTrace();
        return failure instanceof IllegalArgumentException
                && stack.length > 0
                && stack[0].getClassName().startsWith("routes.");
    }

    /** Its name ends where a value begins, and a value may hold what looks like another name. */
    private static String firstName(String said) {
        var unknown = UNKNOWN.matcher(said);
        return unknown.find() ? "an unknown parameter '" + unknown.group(1) + "', or more of them" : said;
    }
}
