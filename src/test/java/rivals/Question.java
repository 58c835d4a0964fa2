package rivals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** One HTTP request, as far as a stand-in has to understand it. */
record Question(String method, String target, String body) {

    private static final String LENGTH = "\r\ncontent-length:";

    boolean ofEnvelopes() {
        return target.startsWith("/restapi/");
    }

    /** The first request of those bytes, which is taken out of them, or nothing if it is not whole yet. */
    static Optional<Question> in(ByteBuffer bytes) {
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return Optional.empty();
        }
        var head = text.substring(0, end).toLowerCase(Locale.ROOT) + "\r\n";
        if (head.contains("\r\ntransfer-encoding:")) {
            throw new IllegalStateException("a body without a length is more than this stand-in understands");
        }
        var size = end + 4 + length(head);
        if (text.length() < size) {
            return Optional.empty();
        }
        bytes.flip().position(size);
        bytes.compact();
        var line = text.substring(0, text.indexOf("\r\n")).split(" ");
        return Optional.of(new Question(line[0], line[1], text.substring(end + 4, size)));
    }

    private static int length(String head) {
        var at = head.indexOf(LENGTH);
        return at < 0
                ? 0
                : Integer.parseInt(head.substring(at + LENGTH.length(), head.indexOf("\r\n", at + 2))
                        .strip());
    }
}
