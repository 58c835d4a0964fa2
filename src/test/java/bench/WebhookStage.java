package bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The whole service with one address more: one that inserts whatever it is sent. */
final class WebhookStage implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    private WebhookStage(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    static WebhookStage start(String ledger, String key) {
        var keys = app.Neighbours.keys();
        var settings = Map.ofEntries(
                Map.entry("server.port", "0"),
                Map.entry("management.server.port", "0"),
                Map.entry("spring.datasource.url", ledger),
                Map.entry("spring.datasource.username", "postgres"),
                Map.entry("docusign.oauth-uri", "http://localhost:9"),
                Map.entry("docusign.integration-key", UUID.randomUUID().toString()),
                Map.entry("docusign.private-key", "file:" + keys.privateKey()),
                Map.entry("docusign.accounts.main.account-id", docusign.SimMessages.ACCOUNT),
                Map.entry("docusign.accounts.main.user-id", UUID.randomUUID().toString()),
                Map.entry("docusign.connect.hmac-keys", key),
                Map.entry("camel.main.main-run-controller", "false"),
                Map.entry("partners-dir", "file:target/no-partners"));
        var arguments = settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        new java.io.File("target/no-partners").mkdirs();
        return new WebhookStage((ServletWebServerApplicationContext)
                new SpringApplicationBuilder(app.Application.class, Bare.class).run(arguments));
    }

    int port() {
        return context.getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }

    /** What the whole path is measured against. */
    @Configuration(proxyBeanMethods = false)
    @RestController
    static class Bare {

        private final JdbcClient jdbc;

        Bare(JdbcClient jdbc) {
            this.jdbc = jdbc;
            jdbc.sql("create table bare (id bigint generated always as identity primary key, body text not null)")
                    .update();
        }

        @Bean
        @Order(0)
        SecurityFilterChain open(HttpSecurity http) throws Exception {
            return http.securityMatcher("/bare")
                    .csrf(AbstractHttpConfigurer::disable)
                    .authorizeHttpRequests(calls -> calls.anyRequest().permitAll())
                    .build();
        }

        @PostMapping("/bare")
        void take(@RequestBody byte[] body) {
            jdbc.sql("insert into bare (body) values (?)")
                    .param(new String(body, StandardCharsets.UTF_8))
                    .update();
        }
    }
}
