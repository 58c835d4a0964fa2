package api;

import java.net.URI;
import java.util.UUID;
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

    private static ErrorResponseException exception(ProblemDetail problem) {
        return new ErrorResponseException(HttpStatusCode.valueOf(problem.getStatus()), problem, null);
    }
}
