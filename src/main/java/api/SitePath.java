package api;

import jakarta.servlet.http.HttpServletRequest;

/** Reads {@code /api/v1/signups/{ref}} and {@code …/{ref}/{verb}} from the address as it was sent, whatever is in the ref. */
record SitePath(String ref, String verb) {

    static final String PREFIX = "/api/v1/signups/";

    static SitePath of(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.startsWith(PREFIX)) {
            throw nothing();
        }
        var rest = path.substring(PREFIX.length());
        var border = rest.indexOf('/');
        var ref = SignupPath.decode(border < 0 ? rest : rest.substring(0, border));
        if (ref.isBlank() || ref.indexOf('\0') >= 0) {
            throw nothing();
        }
        return new SitePath(ref, border < 0 ? "" : rest.substring(border + 1));
    }

    /** The ref, if there is nothing behind it. */
    static String ref(HttpServletRequest request) {
        var path = of(request);
        if (!path.verb().isEmpty()) {
            throw nothing();
        }
        return path.ref();
    }

    static RuntimeException nothing() {
        return Problem.unknown("a sign-up's address is " + PREFIX + "{ref}, with the ref percent-encoded");
    }
}
