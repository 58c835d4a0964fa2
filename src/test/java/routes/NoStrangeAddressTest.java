package routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoStrangeAddressTest {

    private final List<String> called = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String address;

    @BeforeEach
    void a_server_that_notes_its_paths() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            called.add(call.getRequestURI().getPath());
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        server.start();
        address = "http://localhost:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void send(DefaultCamelContext camel) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:own").to(address + "/configured");
            }
        });
        camel.start();
        camel.createProducerTemplate().sendBodyAndHeader("direct:own", "x", Exchange.HTTP_URI, address + "/strange");
        camel.stop();
    }

    @Test
    void what_a_message_says_does_not_change_where_it_is_sent() throws Exception {
        var camel = new DefaultCamelContext();
        camel.getCamelContextExtension().addInterceptStrategy(new NoStrangeAddress());
        send(camel);
        assertThat(called).containsExactly("/configured");
    }

    @Test
    void without_the_rule_it_would() throws Exception {
        send(new DefaultCamelContext());
        assertThat(called).containsExactly("/strange");
    }
}
