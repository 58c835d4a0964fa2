package app;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector as small as can be: takes OTLP over HTTP and reads protobuf by its field numbers. */
final class Spans implements AutoCloseable {

    private final HttpServer server;
    private final List<Span> received = new CopyOnWriteArrayList<>();

    record Span(String trace, String id, String parent, String name, Map<String, String> attributes, String linked) {}

    Spans() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/v1/traces", exchange -> {
            var request = new Fields(exchange.getRequestBody().readAllBytes());
            request.each(1)
                    .forEach(resource ->
                            resource.each(2).forEach(scope -> scope.each(2).forEach(span -> received.add(read(span)))));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Span> all() {
        return List.copyOf(received);
    }

    private static Span read(Fields span) {
        var attributes = new LinkedHashMap<String, String>();
        span.each(9)
                .forEach(one -> attributes.put(one.text(1), one.each(2).get(0).value()));
        var links = span.each(13);
        return new Span(
                span.hex(1),
                span.hex(2),
                span.hex(4),
                span.text(5),
                attributes,
                links.isEmpty() ? "" : links.get(0).hex(1));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** One protobuf message. */
    private static final class Fields {

        private final Map<Integer, List<byte[]>> fields = new LinkedHashMap<>();

        Fields(byte[] message) {
            var bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining()) {
                var tag = number(bytes);
                var field = new byte[0];
                switch ((int) (tag & 7)) {
                    case 0 -> field = Long.toString(number(bytes)).getBytes(StandardCharsets.UTF_8);
                    case 1 -> bytes.position(bytes.position() + 8);
                    case 5 -> bytes.position(bytes.position() + 4);
                    default -> {
                        field = new byte[(int) number(bytes)];
                        bytes.get(field);
                    }
                }
                fields.computeIfAbsent((int) (tag >> 3), any -> new ArrayList<>())
                        .add(field);
            }
        }

        private static long number(ByteBuffer bytes) {
            var number = 0L;
            for (var shift = 0; ; shift += 7) {
                var next = bytes.get();
                number |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        List<Fields> each(int field) {
            return fields.getOrDefault(field, List.of()).stream()
                    .map(Fields::new)
                    .toList();
        }

        private byte[] first(int field) {
            return fields.getOrDefault(field, List.of(new byte[0])).get(0);
        }

        String hex(int field) {
            return HexFormat.of().formatHex(first(field));
        }

        String text(int field) {
            return new String(first(field), StandardCharsets.UTF_8);
        }

        /** Of an attribute: a text or a number. */
        String value() {
            return fields.values().iterator().next().isEmpty()
                    ? ""
                    : new String(fields.values().iterator().next().get(0), StandardCharsets.UTF_8);
        }
    }
}
