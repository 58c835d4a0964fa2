package routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import docusign.Download.NotWritten;
import docusign.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document goes to its file piece by piece, everything else into memory, and the connection is given back. */
class WireReplyTest {

    private static final String INTO = "into";
    private static final byte[] PIECE =
            "a piece of a long document ".repeat(2500).getBytes(StandardCharsets.US_ASCII);
    private static final int PIECES = Integer.getInteger("pieces", 60);
    private static final int CONNECTIONS = 2;

    private static HttpServer server;
    private static DefaultCamelContext camel;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/whole", exchange -> send(exchange, 200, PIECES, 0));
        server.createContext("/cut", exchange -> send(exchange, 200, PIECES, PIECE.length));
        server.createContext("/refused", exchange -> send(exchange, 404, 1, 0));
        server.start();
        camel = new DefaultCamelContext();
        var http = new HttpComponent();
        http.setConnectionsPerRoute(CONNECTIONS);
        http.setMaxTotalConnections(CONNECTIONS);
        http.setConnectionRequestTimeout(5_000);
        camel.addComponent("wire", http);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get")
                        .errorHandler(noErrorHandler())
                        .noStreamCaching()
                        .to("wire:api?throwExceptionOnFailure=false&copyHeaders=false&disableStreamCache=true")
                        .process(exchange -> WireReply.read(exchange, INTO));
            }
        });
        camel.start();
    }

    @AfterAll
    static void stop() {
        camel.stop();
        server.stop(0);
    }

    private static void send(HttpExchange exchange, int status, int pieces, int missing) throws IOException {
        exchange.sendResponseHeaders(status, (long) pieces * PIECE.length);
        var out = exchange.getResponseBody();
        for (var piece = 0; piece < pieces; piece++) {
            out.write(PIECE, 0, piece == pieces - 1 ? PIECE.length - missing : PIECE.length);
        }
        exchange.close();
    }

    private static Reply get(String path, Path into) {
        return camel.createFluentProducerTemplate()
                .withProcessor(exchange -> {
                    exchange.getMessage()
                            .setHeader(
                                    Exchange.HTTP_URI,
                                    "http://127.0.0.1:" + server.getAddress().getPort() + path);
                    if (into != null) {
                        exchange.setVariable(INTO, into);
                    }
                })
                .to("direct:get")
                .request(Reply.class);
    }

    private Path file() throws IOException {
        return Files.createTempFile(folder, "document", ".part");
    }

    @Test
    void a_document_is_in_its_file_and_not_in_the_reply() throws IOException {
        var file = Files.writeString(file(), "what was there before");
        var reply = get("/whole", file);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(Files.size(file)).isEqualTo((long) PIECES * PIECE.length);
        try (var in = Files.newInputStream(file)) {
            assertThat(in.readNBytes(PIECE.length)).isEqualTo(PIECE);
        }
    }

    @Test
    void a_refusal_is_read_and_the_file_is_left_alone() throws IOException {
        var file = file();
        var reply = get("/refused", file);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).startsWith("a piece of a long document");
        assertThat(file).isEmptyFile();
    }

    @Test
    void a_document_that_breaks_off_is_no_reply() {
        assertThatThrownBy(() -> get("/cut", file())).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void a_file_that_cannot_be_written_is_told_apart() {
        assertThatThrownBy(() -> get("/whole", folder.resolve("gone/document.part")))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(NotWritten.class);
    }

    @Test
    void every_connection_is_given_back() throws IOException {
        for (var time = 0; time < 3 * CONNECTIONS; time++) {
            assertThat(get("/refused", null).body()).isNotEmpty();
            assertThat(get("/whole", file()).status()).isEqualTo(200);
            assertThatThrownBy(() -> get("/cut", file())).isInstanceOf(CamelExecutionException.class);
        }
    }
}
