package sandbox;

/** DocuSign says no: its status, its error code, its sentence. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String errorCode;
    private final boolean oauth;

    private Refusal(int status, String errorCode, String message, boolean oauth) {
        super(message, null, false, false);
        this.status = status;
        this.errorCode = errorCode;
        this.oauth = oauth;
    }

    static Refusal of(int status, String errorCode, String message) {
        return new Refusal(status, errorCode, message, false);
    }

    static Refusal bad(String errorCode, String message) {
        return of(400, errorCode, message);
    }

    static Refusal parameter(String what) {
        return bad("INVALID_REQUEST_PARAMETER", "The request contained at least one invalid parameter. " + what);
    }

    static Refusal body(String what) {
        return bad("INVALID_REQUEST_BODY", "The request body is missing or improperly formatted. " + what);
    }

    static Refusal token() {
        return of(401, "AUTHORIZATION_INVALID_TOKEN", "The access token provided is expired, revoked or malformed.");
    }

    static Refusal nowhere() {
        return of(404, "RESOURCE_NOT_FOUND", "The URL provided does not resolve to a resource.");
    }

    /** The shape that the token endpoint uses. */
    static Refusal oauth(String error, String description) {
        return new Refusal(400, error, description, true);
    }

    String errorCode() {
        return errorCode;
    }

    Answer answer() {
        return Answer.json(
                status,
                oauth
                        ? Json.object(
                                "error",
                                errorCode,
                                "error_description",
                                getMessage().isEmpty() ? null : getMessage())
                        : Json.object("errorCode", errorCode, "message", getMessage()));
    }
}
