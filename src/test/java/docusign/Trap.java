package docusign;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** A server that fails in one way, and the call that falls into it, made as our route makes it. */
final class Trap implements AutoCloseable {

    /** What the server does with a call that it has read. */
    enum Reaction {
        SAYS_NOTHING,
        RESETS,
        CLOSES,
        CLOSES_AFTER_THE_STATUS,
        STOPS_IN_THE_MIDDLE,
        SPEAKS_NO_TLS
    }

    private final ServerSocket server;
    private final List<Socket> sockets = new ArrayList<>();
    private final StringBuffer heard = new StringBuffer();

    private Trap(int backlog) throws IOException {
        server = new ServerSocket(0, backlog, InetAddress.getByName("127.0.0.1"));
    }

    /** A trap with that reaction. */
    static Trap that(Reaction reaction) throws IOException {
        var trap = new Trap(50);
        var thread = new Thread(() -> trap.serve(reaction));
        thread.setDaemon(true);
        thread.start();
        return trap;
    }

    /** A trap that accepts nobody: its queue is full, so further attempts to connect are dropped. */
    static Trap full() throws IOException {
        var trap = new Trap(1);
        for (var i = 0; i < 8; i++) {
            var socket = new Socket();
            trap.sockets.add(socket);
            try {
                socket.connect(trap.server.getLocalSocketAddress(), 200);
            } catch (IOException queueIsFull) {
                return trap;
            }
        }
        throw new IOException("the queue does not fill");
    }

    /** A port at which nobody listens. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** What arrived so far. */
    String heard() {
        return heard.toString();
    }

    /** Posts to the address and answers how that failed. */
    static IOException post(String address) {
        var connection = ConnectionConfig.custom()
                .setConnectTimeout(300, TimeUnit.MILLISECONDS)
                .setSocketTimeout(300, TimeUnit.MILLISECONDS)
                .build();
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(connection)
                .build();
        try (var client = HttpClients.custom()
                .setConnectionManager(pool)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .build()) {
            var post = new HttpPost(address + "/envelopes");
            post.setEntity(new StringEntity("{\"status\":\"sent\"}", ContentType.APPLICATION_JSON));
            client.execute(post, response -> EntityUtils.toString(response.getEntity()));
        } catch (IOException failure) {
            return failure;
        }
        throw new AssertionError("an answer came");
    }

    private void serve(Reaction reaction) {
        try {
            var socket = server.accept();
            sockets.add(socket);
            var buffer = new byte[4096];
            var length = socket.getInputStream().read(buffer);
            heard.append(new String(buffer, 0, Math.max(0, length), StandardCharsets.ISO_8859_1));
            react(reaction, socket, socket.getOutputStream());
        } catch (IOException closed) {
            heard.append(' ');
        }
    }

    private static void react(Reaction reaction, Socket socket, OutputStream out) throws IOException {
        switch (reaction) {
            case SAYS_NOTHING -> out.flush();
            case RESETS -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case CLOSES -> socket.close();
            case CLOSES_AFTER_THE_STATUS -> {
                out.write("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.close();
            }
            case STOPS_IN_THE_MIDDLE -> {
                out.write("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"envelope"
                        .getBytes(StandardCharsets.US_ASCII));
                socket.close();
            }
            case SPEAKS_NO_TLS -> {
                out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        server.close();
    }
}
