package api;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import ledger.SiteKey;
import ledger.SiteKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Who may call {@code /api/v1}: the holder of a key, for what that key allows, so often. */
@Configuration(proxyBeanMethods = false)
class SiteSecurity {

    private static final String BEARER = "bearer ";

    @Bean
    @Order(2)
    SecurityFilterChain sites(
            HttpSecurity http, SiteKeys keys, MeterRegistry meters, SiteProperties api, ProblemWriter problems)
            throws Exception {
        var login = new AuthenticationFilter(new ProviderManager(new SiteLogin(keys, meters)), SiteSecurity::shown);
        login.setSuccessHandler(
                (request, response, authentication) -> limits(response, (SiteKey) authentication.getPrincipal()));
        login.setFailureHandler((request, response, why) -> refuse(response, why, problems));
        return Security.plain(http.securityMatcher("/api", "/api/**"))
                .cors(cors -> cors.configurationSource(origins(api)))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .addFilterBefore(new BodyLimit(api.maxBody(), problems), AuthorizationFilter.class)
                .addFilterBefore(login, BodyLimit.class)
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint((request, response, why) -> refuse(response, why, problems)))
                .authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, SiteDocument.PATH)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** The key that a call shows, with the address it comes from. */
    private static PreAuthenticatedAuthenticationToken shown(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return null;
        }
        return new PreAuthenticatedAuthenticationToken(
                request.getRemoteAddr(), header.substring(BEARER.length()).strip());
    }

    private static void refuse(HttpServletResponse response, AuthenticationException why, ProblemWriter problems)
            throws IOException {
        if (why instanceof SiteLogin.TooMany tooMany) {
            limits(response, tooMany.key());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Integer.toString(tooMany.key().secondsLeft()));
            problems.write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "this key may make " + tooMany.key().perMinute() + " calls a minute");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Countersign\"");
            problems.write(response, HttpStatus.UNAUTHORIZED, "a valid key is needed: Authorization: Bearer cs_…");
        }
    }

    /** How many calls are left, in the words of the IETF's draft and of its forerunners. */
    private static void limits(HttpServletResponse response, SiteKey key) {
        var left = Math.max(0, key.left());
        response.setHeader("RateLimit-Policy", "\"key\";q=" + key.perMinute() + ";w=60");
        response.setHeader("RateLimit", "\"key\";r=" + left + ";t=" + key.secondsLeft());
        response.setIntHeader("RateLimit-Limit", key.perMinute());
        response.setIntHeader("RateLimit-Remaining", left);
        response.setIntHeader("RateLimit-Reset", key.secondsLeft());
    }

    private static UrlBasedCorsConfigurationSource origins(SiteProperties api) {
        var source = new UrlBasedCorsConfigurationSource();
        if (!api.corsOrigins().isEmpty()) {
            var cors = new CorsConfiguration();
            cors.setAllowedOrigins(api.corsOrigins());
            cors.setAllowedMethods(List.of("GET", "POST"));
            cors.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE));
            source.registerCorsConfiguration("/api/**", cors);
        }
        return source;
    }
}
