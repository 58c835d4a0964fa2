package api;

import api.ConnectIntake.Result;
import docusign.ConnectSignature;
import docusign.DocuSignProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where DocuSign delivers its events. */
@RestController
class ConnectApi {

    /** All bodies under way together, beyond the first piece of each. */
    private static final int MEMORY = 64 << 20;

    private final ConnectIntake intake;
    private final ProblemWriter problems;
    private final int longest;
    private final Semaphore memory = new Semaphore(MEMORY);

    ConnectApi(ConnectIntake intake, ProblemWriter problems, DocuSignProperties docusign) {
        this.intake = intake;
        this.problems = problems;
        this.longest =
                Math.toIntExact(Math.min(MEMORY, docusign.connect().maxBody().toBytes()));
    }

    /** Says at once what can be said without the body; a slow body holds no thread. */
    @PostMapping("/connect")
    void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var async = request.startAsync();
        async.setTimeout(0);
        async.addListener(ConnectBody.hangsUp());
        var body = new ConnectBody(async, request.getInputStream(), longest, memory);
        var signatures = signatures(request);
        if (!intake.isOn()) {
            body.ignore();
            problems.write(response, HttpStatus.NOT_FOUND, "DocuSign Connect is off here");
            response.flushBuffer();
        } else if (signatures.isEmpty()) {
            body.ignore();
            answer(response, intake.count(Result.UNSIGNED));
        } else if (request.getContentLengthLong() > longest) {
            body.ignore();
            answer(response, intake.count(Result.OVERSIZED));
        } else {
            body.then(
                    whole -> answer(response, intake.take(whole, signatures)),
                    tooMuch -> answer(response, intake.count(tooMuch)));
        }
        request.getInputStream().setReadListener(body);
    }

    private static List<String> signatures(HttpServletRequest request) {
        return IntStream.rangeClosed(1, ConnectSignature.MOST)
                .mapToObj(number -> request.getHeader(ConnectSignature.HEADER + number))
                .filter(Objects::nonNull)
                .toList();
    }

    private void answer(HttpServletResponse response, Result result) throws IOException {
        if (result.status.isError()) {
            problems.write(response, result.status, result.detail);
        } else {
            response.setStatus(result.status.value());
            response.setContentLength(0);
        }
        response.flushBuffer();
    }
}
