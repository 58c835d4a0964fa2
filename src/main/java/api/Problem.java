package api;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import signup.SignupState;

/** Says in one form what is wrong with a call. The instance is a number and not the path, which may be a person's. */
final class Problem {

    private Problem() {}

    /** A problem; the detail must be our own words. */
    static ProblemDetail of(HttpStatusCode status, String detail) {
        var problem = ProblemDetail.forStatus(status);
        if (!detail.isEmpty()) {
            problem.setDetail(detail);
        }
        problem.setInstance(URI.create("urn:uuid:" + UUID.randomUUID()));
        return problem;
    }

    /** The call makes no sense. */
    static ErrorResponseException bad(String detail) {
        return exception(of(HttpStatus.BAD_REQUEST, detail));
    }

    /** The body can be read, and these of its fields are wrong. */
    static ErrorResponseException flawed(Map<String, String> flaws) {
        var problem = of(HttpStatus.BAD_REQUEST, "these fields are wrong; nothing was kept");
        problem.setProperty(
                "errors",
                flaws.entrySet().stream()
                        .map(flaw -> Map.of("field", flaw.getKey(), "detail", flaw.getValue()))
                        .toList());
        return exception(problem);
    }

    /** The caller may not do that. */
    static ErrorResponseException forbidden(String detail) {
        return exception(of(HttpStatus.FORBIDDEN, detail));
    }

    /** Not now, but after that many seconds. */
    static ErrorResponseException later(HttpStatus status, Duration pause, String detail) {
        var later = exception(of(status, detail));
        later.getHeaders()
                .set(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, pause.plusMillis(999).toSeconds())));
        return later;
    }

    /** There is nothing of that name. */
    static ErrorResponseException unknown(String detail) {
        return exception(of(HttpStatus.NOT_FOUND, detail));
    }

    /** It makes sense, but not now. */
    static ErrorResponseException conflict(SignupState state, String detail) {
        var problem = of(HttpStatus.CONFLICT, detail);
        problem.setProperty("state", state.word());
        return exception(problem);
    }

    /** It makes sense, but not now. */
    static ErrorResponseException conflict(String detail) {
        return exception(of(HttpStatus.CONFLICT, detail));
    }

    /** What is needed for it does not answer. */
    static ErrorResponseException unavailable(String detail) {
        return exception(of(HttpStatus.SERVICE_UNAVAILABLE, detail));
    }

    private static ErrorResponseException exception(ProblemDetail problem) {
        return new ErrorResponseException(HttpStatusCode.valueOf(problem.getStatus()), problem, null);
    }
}
