package api;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * What a caller hears when a call fails. Messages of foreign exceptions are left out of answers and of the log: they
 * quote what was sent, or the row.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Map<Integer, String> WORDS = Map.of(
            400, "the call cannot be read; a body is one JSON object",
            404, "there is nothing here",
            405, "this address has other methods",
            406, "answers are JSON",
            415, "send a JSON body with Content-Type: application/json");

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = failure.getClass() == ErrorResponseException.class
                ? ((ErrorResponseException) failure).getBody()
                : Problem.of(status, WORDS.getOrDefault(status.value(), ""));
        return ResponseEntity.status(status).headers(headers).body(problem);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, TransientDataAccessException.class})
    ResponseEntity<ProblemDetail> ledgerIsAway(Exception failure) {
        return failed(HttpStatus.SERVICE_UNAVAILABLE, "the ledger does not answer; nothing was changed", failure);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> bug(Exception failure) {
        return failed(HttpStatus.INTERNAL_SERVER_ERROR, "the service failed; its log says more", failure);
    }

    private static ResponseEntity<ProblemDetail> failed(HttpStatus status, String detail, Exception failure) {
        var problem = Problem.of(status, detail);
        LOG.error("a call failed ({}): {} at {}", problem.getInstance(), kinds(failure), place(failure));
        return ResponseEntity.status(status).body(problem);
    }

    private static String kinds(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .limit(6)
                .map(each -> each.getClass().getName())
                .collect(Collectors.joining(" from "));
    }

    /** The line of ours in which it happened. */
    private static String place(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(at -> at.getClassName().startsWith("api.")
                        || at.getClassName().startsWith("ledger."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("no line of ours");
    }
}
