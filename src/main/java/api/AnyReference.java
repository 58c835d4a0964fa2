package api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Lets a partner's reference stand in an address whatever its characters, percent-encoded. Only below
 * {@link SignupPath#PREFIX} and {@link SitePath#PREFIX}; everywhere else encoded slashes and their like stay refused.
 */
@Configuration(proxyBeanMethods = false)
class AnyReference {

    /** An encoded slash stays encoded, so that it is part of a name and no border of a path. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return server -> server.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        });
    }

    @Bean
    HttpFirewall firewall() {
        var strict = new StrictHttpFirewall();
        var open = open();
        return new HttpFirewall() {
            @Override
            public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
                var address = request.getRequestURI();
                var any = address.startsWith(SignupPath.PREFIX) || address.startsWith(SitePath.PREFIX);
                return (any ? open : strict).getFirewalledRequest(request);
            }

            @Override
            public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
                return strict.getFirewalledResponse(response);
            }
        };
    }

    private static StrictHttpFirewall open() {
        var open = new StrictHttpFirewall();
        open.setAllowUrlEncodedSlash(true);
        open.setAllowUrlEncodedDoubleSlash(true);
        open.setAllowUrlEncodedPercent(true);
        open.setAllowUrlEncodedPeriod(true);
        open.setAllowUrlEncodedCarriageReturn(true);
        open.setAllowUrlEncodedLineFeed(true);
        open.setAllowUrlEncodedLineSeparator(true);
        open.setAllowUrlEncodedParagraphSeparator(true);
        open.setAllowBackSlash(true);
        open.setAllowSemicolon(true);
        return open;
    }

    @Bean
    RequestRejectedHandler rejected(ProblemWriter problems) {
        return (request, response, why) ->
                problems.write(response, HttpStatus.BAD_REQUEST, "this address or one of its headers is malformed");
    }
}
