package api;

import app.Postgres;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operators' calls over real HTTP on a real ledger, without the routes that would move sign-ups on. */
final class OperatorService {

    static final String USER = "olga";
    static final String PASSWORD = "gänse:wein";

    private static final Postgres SERVER = Postgres.start();
    private static final String LEDGER = SERVER.database("operators");
    private static OperatorService shared;

    private final ServletWebServerApplicationContext context;

    private OperatorService(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** One for all tests; each uses its own partner. */
    static synchronized OperatorService shared() {
        if (shared == null) {
            shared = start("admin.username=" + USER, "admin.password=" + PASSWORD);
        }
        return shared;
    }

    static OperatorService start(String... settings) {
        var all = new ArrayList<>(List.of(
                "server.port=0",
                "management.server.port=0",
                "spring.datasource.url=" + LEDGER,
                "spring.datasource.username=postgres",
                "management.endpoint.health.validate-group-membership=false",
                "camel.main.main-run-controller=false"));
        all.addAll(Arrays.asList(settings));
        var arguments = all.stream().map(each -> "--" + each).toArray(String[]::new);
        return new OperatorService(
                (ServletWebServerApplicationContext) new SpringApplicationBuilder(OperatorParts.class)
                        .registerShutdownHook(false) // it ends with the JVM, as its PostgreSQL does
                        .run(arguments));
    }

    Caller caller() {
        return new Caller(context.getWebServer().getPort(), USER, PASSWORD);
    }

    Caller stranger() {
        return new Caller(context.getWebServer().getPort(), "", "");
    }

    Caller caller(String user, String password) {
        return new Caller(context.getWebServer().getPort(), user, password);
    }

    int port() {
        return context.getWebServer().getPort();
    }

    int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    Rows rows(String partner) {
        return new Rows(part(JdbcClient.class), partner);
    }

    void stop() {
        context.close();
    }
}
