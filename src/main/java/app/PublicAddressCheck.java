package app;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import partners.Finding;

/** Looks whether our own public address answers; from this machine, which is not where DocuSign calls from. */
final class PublicAddressCheck {

    private static final String ADDRESS = "docusign.connect.public-url";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FROM_HERE = ", as seen from this machine";

    private final Consumer<Finding> tell;

    PublicAddressCheck(Consumer<Finding> tell) {
        this.tell = tell;
    }

    /** Asks {@code /connect} without a message: ours answers that it takes only such. */
    void check(String publicUrl) throws InterruptedException {
        var trouble = trouble(URI.create(publicUrl + "/connect"));
        tell.accept(trouble.map(what -> Finding.warn(
                        "",
                        ADDRESS,
                        0,
                        what + FROM_HERE,
                        "nothing to do if only the outside reaches it; otherwise check DNS, certificate and ingress"))
                .orElseGet(() -> Finding.ok("", ADDRESS, "a service of ours answers there" + FROM_HERE)));
    }

    private static Optional<String> trouble(URI address) throws InterruptedException {
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            InetAddress.getByName(address.getHost()); // the client's own words for an unknown name are "nobody listens"
            var request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
            var answer = client.send(request, BodyHandlers.discarding());
            var type = answer.headers().firstValue("Content-Type").orElse("");
            return type.startsWith("application/problem+json")
                    ? Optional.empty()
                    : Optional.of("something else answers there (" + answer.statusCode() + ")");
        } catch (SSLException e) {
            return Optional.of("its certificate is not accepted");
        } catch (HttpTimeoutException e) {
            return Optional.of("does not answer within " + PATIENCE.toSeconds() + " s");
        } catch (UnknownHostException e) {
            return Optional.of("its host is unknown");
        } catch (ConnectException e) {
            return Optional.of("nobody listens there");
        } catch (IOException e) {
            return Optional.of("cannot be reached (" + e.getClass().getSimpleName() + ")");
        }
    }
}
