package api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** The small pages that a person sees who cannot be led to a contract: in their language, without scripts. */
final class SignPage {

    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("es"), Locale.FRENCH);
    private static final String STYLE =
            "body{font:1.125rem/1.5 system-ui,sans-serif;margin:0;padding:2rem;color:#1a1a1a;"
                    + "background:#fff}main{max-width:36rem;margin:10vh auto}button{font:inherit;padding:.6rem 1.4rem;color:#fff;"
                    + "background:#0b4f8a;border:0;border-radius:.3rem}button:focus-visible{outline:3px solid #f5a623}"
                    + "@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}button{background:#2f7fc1}}";
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-" + digest(STYLE) + "'";
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">%s
            <title>%s</title>
            <style>%s</style>
            </head>
            <body>
            <main>
            <h1>%s</h1>
            <p>%s</p>%s
            </main>
            </body>
            </html>
            """;

    private SignPage() {}

    /** What a page says, by its words in the bundles. */
    enum Kind {
        COMPLETED(HttpStatus.OK),
        DECLINED(HttpStatus.OK),
        EXPIRED(HttpStatus.OK),
        VOIDED(HttpStatus.OK),
        STOPPED(HttpStatus.OK),
        GONE(HttpStatus.NOT_FOUND),
        COMING(HttpStatus.OK),
        NOT_THEIR_TURN(HttpStatus.OK),
        BUSY(HttpStatus.SERVICE_UNAVAILABLE),
        TOO_OFTEN(HttpStatus.TOO_MANY_REQUESTS),
        OPEN(HttpStatus.OK),
        RECEIVED(HttpStatus.OK);

        private final HttpStatus status;

        Kind(HttpStatus status) {
            this.status = status;
        }
    }

    static ResponseEntity<String> of(Kind kind, HttpServletRequest request) {
        return of(kind, request, 0);
    }

    /** @param again after how many seconds the page asks again by itself, 0 for never */
    static ResponseEntity<String> of(Kind kind, HttpServletRequest request, long again) {
        var language = language(request);
        var words = ResourceBundle.getBundle(
                "pages.signing", language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        var name = kind.name().toLowerCase(Locale.ROOT);
        var title = escaped(words, name + ".title");
        var button = kind == Kind.OPEN
                ? "\n<form method=\"post\"><button>" + escaped(words, "open.button") + "</button></form>"
                : "";
        var refresh = again == 0 ? "" : "\n<meta http-equiv=\"refresh\" content=\"" + again + "\">";
        var text = escaped(words, name + ".text");
        var answer = ResponseEntity.status(kind.status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex");
        if (again > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(again));
        }
        return answer.body(PAGE.formatted(language.getLanguage(), refresh, title, STYLE, title, text, button));
    }

    private static String escaped(ResourceBundle words, String word) {
        return HtmlUtils.htmlEscape(words.getString(word), StandardCharsets.UTF_8.name());
    }

    private static Locale language(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .flatMap(wish ->
                        LANGUAGES.stream().filter(one -> one.getLanguage().equals(wish.getLanguage())))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static String digest(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
