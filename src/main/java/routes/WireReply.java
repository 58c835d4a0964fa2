package routes;

import docusign.Download.NotWritten;
import docusign.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;

/** Takes a reply off the wire: JSON and refusals into memory, a document piece by piece into its file. */
final class WireReply {

    private static final int PIECE = 64 * 1024;

    private WireReply() {}

    /** Camel's HTTP component hands over the connection itself; what is read or closed here gives it back. */
    static void read(Exchange exchange, String fileVariable) throws IOException {
        var message = exchange.getMessage();
        var headers = new LinkedHashMap<String, String>();
        message.getHeaders()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), String.valueOf(value)));
        var status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        var file = exchange.getVariable(fileVariable, Path.class);
        try (var body = message.getBody(InputStream.class)) {
            var text = body == null ? "" : file != null && status == 200 ? save(body, file) : text(body);
            message.setBody(new Reply(status, headers, text));
        }
        message.setHeaders(Map.of());
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String save(InputStream body, Path into) throws IOException {
        var piece = new byte[PIECE];
        try (var file = open(into)) {
            for (var read = body.read(piece); read >= 0; read = body.read(piece)) {
                write(piece, read, file);
            }
        }
        return "";
    }

    private static OutputStream open(Path file) throws NotWritten {
        try {
            return Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new NotWritten(e);
        }
    }

    private static void write(byte[] piece, int length, OutputStream file) throws NotWritten {
        try {
            file.write(piece, 0, length);
        } catch (IOException e) {
            throw new NotWritten(e);
        }
    }
}
