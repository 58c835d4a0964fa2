package sandbox;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Judges the signed assertion of a token request, in DocuSign's words. */
final class Assertion {

    private final Identities identities;

    Assertion(Identities identities) {
        this.identities = identities;
    }

    SandboxUser judge(String assertion, Instant now) {
        DecodedJWT jwt = decoded(assertion);
        List<RSAPublicKey> keys = identities.integrationKeys().get(issuer(jwt));
        if (keys == null) {
            throw invalid("issuer_not_found");
        }
        if (!"RS256".equals(jwt.getAlgorithm()) || !signed(jwt, keys) || !addressed(jwt) || !timely(jwt, now)) {
            throw invalid("no_valid_keys_or_signatures");
        }
        if (jwt.getExpiresAtAsInstant().isBefore(now)) {
            throw invalid("expired_grant");
        }
        SandboxUser user = identities
                .user(jwt.getSubject() == null ? "" : jwt.getSubject())
                .orElseThrow(() -> invalid("user_not_found"));
        if (!user.consent()) {
            throw Refusal.oauth("consent_required", "");
        }
        return user;
    }

    private static String issuer(DecodedJWT jwt) {
        return jwt.getIssuer() == null ? "" : jwt.getIssuer();
    }

    private static DecodedJWT decoded(String assertion) {
        try {
            return JWT.decode(assertion);
        } catch (JWTDecodeException e) {
            throw invalid("no_valid_keys_or_signatures");
        }
    }

    private static boolean signed(DecodedJWT jwt, List<RSAPublicKey> keys) {
        return keys.isEmpty() || keys.stream().anyMatch(key -> signedFor(jwt, key));
    }

    private static boolean signedFor(DecodedJWT jwt, RSAPublicKey key) {
        try {
            Algorithm.RSA256(key, null).verify(jwt);
            return true;
        } catch (SignatureVerificationException e) {
            return false;
        }
    }

    private boolean addressed(DecodedJWT jwt) {
        List<String> scopes = Arrays.asList(
                jwt.getClaim("scope").isMissing()
                        ? new String[0]
                        : jwt.getClaim("scope").asString().split(" "));
        return List.of(identities.oauthHost()).equals(jwt.getAudience()) && scopes.contains("signature");
    }

    /** Both ends must be there, and neither the birth nor the start may lie in the future. */
    private static boolean timely(DecodedJWT jwt, Instant now) {
        Instant soon = now.plusSeconds(5);
        return jwt.getExpiresAtAsInstant() != null
                && jwt.getIssuedAtAsInstant() != null
                && !jwt.getIssuedAtAsInstant().isAfter(soon)
                && (jwt.getNotBeforeAsInstant() == null
                        || !jwt.getNotBeforeAsInstant().isAfter(now));
    }

    private static Refusal invalid(String description) {
        return Refusal.oauth("invalid_grant", description);
    }
}
