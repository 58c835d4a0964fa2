package app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A person with a browser: opens links, is led about, and presses buttons of the pages that come. */
final class Visitor {

    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(Redirect.NEVER).build();
    private final String agent;
    private final String language;

    Visitor() {
        this(BROWSER, "en");
    }

    Visitor(String agent, String language) {
        this.agent = agent;
        this.language = language;
    }

    /** Where the person is now. */
    record Page(int status, URI address, String text, HttpResponse<String> http) {

        boolean isSigningPage() {
            return address.getPath().startsWith("/signing/") && status == 200;
        }

        String title() {
            var title = Pattern.compile("<title>(.*?)</title>", Pattern.DOTALL).matcher(text);
            return title.find() ? title.group(1) : "";
        }
    }

    /** Opens an address without being led on. */
    Page look(String method, String address) {
        return send(asking(address).method(method, BodyPublishers.noBody()).build());
    }

    /** Opens an address and goes where it leads, as far as there is somebody to answer. */
    Page open(String address) {
        return follow(look("GET", address));
    }

    /** Presses the button of that form. */
    Page press(Page page, String action) {
        return press(page, action, "");
    }

    Page press(Page page, String action, String reason) {
        var form = Pattern.compile("action=\"([^\"]*/" + action + ")\"").matcher(page.text());
        if (!form.find()) {
            throw new IllegalStateException("no button " + action + " in " + page.title());
        }
        var target = page.address().resolve(form.group(1)).toString();
        var body = "reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8);
        return follow(send(asking(target)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build()));
    }

    private Page follow(Page page) {
        var at = page;
        for (var step = 0; at.status() / 100 == 3; step++) {
            var next = at.address()
                    .resolve(at.http().headers().firstValue("Location").orElseThrow());
            if (step > 10 || next.getHost().endsWith(".example.com")) {
                return new Page(at.status(), next, "", at.http());
            }
            at = look("GET", next.toString());
        }
        return at;
    }

    private HttpRequest.Builder asking(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("User-Agent", agent)
                .header("Accept-Language", language);
    }

    private Page send(HttpRequest request) {
        try {
            var reply = http.send(request, BodyHandlers.ofString());
            return new Page(reply.statusCode(), request.uri(), reply.body(), reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
