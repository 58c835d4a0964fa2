package api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** What a browser is told: by default that no page of another site may call. */
class SiteHeadersTest {

    private static final String PORTAL = "https://portal.example.com";

    private static HttpResponse<String> preflight(int port, String origin) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/signups"))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static String allowed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Access-Control-Allow-Origin").orElse("none");
    }

    @Test
    void pages_of_other_sites_may_not_call_unless_they_are_named() throws Exception {
        assertThat(allowed(preflight(OperatorService.shared().port(), PORTAL))).isEqualTo("none");
        var named = OperatorService.start("api.cors-origins=" + PORTAL);
        assertThat(allowed(preflight(named.port(), PORTAL))).isEqualTo(PORTAL);
        assertThat(allowed(preflight(named.port(), "https://evil.example"))).isEqualTo("none");
        named.stop();
    }

    @Test
    void answers_are_not_kept_sniffed_framed_or_referred_from() {
        var answer = OperatorService.shared().stranger().get("/api/v1/signups/x");
        var headers = answer.http().headers();
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void a_check_from_outside_knows_us_by_our_refusal() {
        assertThat(OperatorService.shared().stranger().get("/connect").status())
                .as("a problem, as the caller looks for")
                .isGreaterThanOrEqualTo(400);
    }
}
