package api;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may call what: operators with their login, everybody the management port, nobody anything that is not named.
 * Nothing is kept between calls. There is no token against forged forms; instead changing calls take only JSON, which no
 * form of another site can send.
 */
@Configuration(proxyBeanMethods = false)
class Security {

    private static final Logger LOG = LoggerFactory.getLogger(Security.class);

    @Bean
    OperatorLogin operatorLogin(AdminProperties admin, MeterRegistry meters) {
        if (!admin.complete()) {
            LOG.warn("operators' calls under /admin/v1 are off: set admin.username and admin.password to open them");
        }
        return new OperatorLogin(admin, meters);
    }

    /** Health and metrics are for the cluster, on a port of their own. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return plain(http.securityMatcher(EndpointRequest.toAnyEndpoint()))
                .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain operators(HttpSecurity http, AdminProperties admin, OperatorLogin login, ProblemWriter problems)
            throws Exception {
        var chain = plain(http.securityMatcher("/admin", "/admin/**"));
        if (!admin.complete()) {
            return closed(chain, "operators' calls are off", problems)
                    .authorizeHttpRequests(calls -> calls.anyRequest().denyAll())
                    .build();
        }
        return chain.authenticationManager(new ProviderManager(login))
                .httpBasic(basic ->
                        basic.authenticationEntryPoint((request, response, why) -> challenge(response, why, problems)))
                .authorizeHttpRequests(calls -> calls.anyRequest().authenticated())
                .build();
    }

    /** Paths that are nobody's answer 404 by themselves; error answers must pass. */
    @Bean
    @Order(4)
    SecurityFilterChain others(HttpSecurity http, ProblemWriter problems) throws Exception {
        return closed(plain(http), "this address is closed", problems)
                .authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/connect", "/sign/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    static HttpSecurity plain(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static HttpSecurity closed(HttpSecurity http, String why, ProblemWriter problems) throws Exception {
        return http.exceptionHandling(failures -> failures.authenticationEntryPoint(
                        (request, response, failure) -> problems.write(response, HttpStatus.FORBIDDEN, why))
                .accessDeniedHandler(
                        (request, response, failure) -> problems.write(response, HttpStatus.FORBIDDEN, why)));
    }

    private static void challenge(HttpServletResponse response, AuthenticationException why, ProblemWriter problems)
            throws IOException {
        if (why instanceof OperatorLogin.Busy) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            problems.write(response, HttpStatus.TOO_MANY_REQUESTS, "too many logins at once");
        } else {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Countersign operators\", charset=\"UTF-8\"");
            problems.write(response, HttpStatus.UNAUTHORIZED, "an operator's name and password are needed");
        }
    }
}
