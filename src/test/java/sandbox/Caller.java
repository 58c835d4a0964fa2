package sandbox;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;

/** A client that speaks to the sandbox over real HTTP and knows nothing of its insides. */
final class Caller {

    static final KeyPair KEYS = keys();
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String account;
    private String token = "";

    Caller(Sandbox sandbox) {
        this.base = sandbox.uri();
        this.account = Identities.ACCOUNT_ID;
    }

    /** One answer, read as JSON where it is some. */
    record Heard(int status, JsonNode json, String text, HttpResponse<String> raw) {
        String error() {
            return json.path("errorCode").asText();
        }

        int header(String name) {
            return Integer.parseInt(raw.headers().firstValue(name).orElse("-1"));
        }
    }

    static SandboxSettings settings() {
        return SandboxSettings.defaults().withPublicKey(Identities.INTEGRATION_KEY, publicKey());
    }

    static RSAPublicKey publicKey() {
        return (RSAPublicKey) KEYS.getPublic();
    }

    static JWTCreator.Builder claims() {
        return claims(Instant.now());
    }

    static JWTCreator.Builder claims(Instant now) {
        return JWT.create()
                .withIssuer(Identities.INTEGRATION_KEY)
                .withSubject(Identities.USER_ID)
                .withAudience("account-d.docusign.com")
                .withIssuedAt(now)
                .withExpiresAt(now.plusSeconds(3600))
                .withClaim("scope", "signature impersonation");
    }

    static String signed(JWTCreator.Builder claims) {
        return claims.sign(Algorithm.RSA256(null, (RSAPrivateKey) KEYS.getPrivate()));
    }

    Caller loggedIn() {
        return loggedIn(Instant.now());
    }

    Caller loggedIn(Instant at) {
        return loggedIn(claims(at));
    }

    Caller loggedIn(JWTCreator.Builder claims) {
        Heard heard = token(signed(claims));
        token = heard.json().path("access_token").asText();
        return this;
    }

    Heard token(String assertion) {
        String form =
                "grant_type=" + encoded("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion=" + assertion;
        return send(request("/oauth/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    Heard get(String path) {
        return send(request(path).GET());
    }

    Heard rest(String path) {
        return get("/restapi/v2.1/accounts/" + account + path);
    }

    Heard post(String path, String body) {
        return sent("POST", "/restapi/v2.1/accounts/" + account + path, body);
    }

    Heard put(String path, String body) {
        return sent("PUT", "/restapi/v2.1/accounts/" + account + path, body);
    }

    Heard control(String path, String body) {
        return sent("POST", "/sandbox" + path, body);
    }

    Heard sent(String method, String path, String body) {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    String created(String email) {
        Heard heard = post("/envelopes", definition("Anna Müller", email, "t-" + email));
        return heard.json().path("envelopeId").asText();
    }

    /** Sends one envelope like the service does; {@code changes} are pieces of the text and what to put there. */
    static String definition(String name, String email, String transaction, String... changes) {
        String body = """
                {"status": "sent", "emailSubject": "Your contract", "transactionId": "%s",
                 "templateId": "%s",
                 "templateRoles": [{"roleName": "signer", "name": "%s", "email": "%s",
                   "tabs": {"textTabs": [{"tabLabel": "city", "value": "Zürich"}]}}],
                 "customFields": {"textCustomFields": [{"name": "key", "value": "acme:%s", "show": "false"}]}}""".formatted(transaction, Identities.MEMBERSHIP_TEMPLATE, name, email, email);
        for (int i = 0; i < changes.length; i += 2) {
            body = body.replace(changes[i], changes[i + 1]);
        }
        return body;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(10));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    Heard send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> raw = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Heard(raw.statusCode(), parsed(raw.body()), raw.body(), raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
