package rivals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One caller's connection: a question, its answer, and so on until the caller hangs up. */
final class Line {

    private static final int MOST = 65536;

    private final SocketChannel channel;
    private final SelectionKey events;
    private final ByteBuffer in = ByteBuffer.allocate(MOST);
    private ByteBuffer out = ByteBuffer.allocate(0);

    Line(SocketChannel channel, SelectionKey events) {
        this.channel = channel;
        this.events = events;
    }

    void happened(BiConsumer<Line, Question> asked) {
        try {
            if (out.hasRemaining()) {
                write();
            } else if (channel.read(in) < 0) {
                close();
            } else {
                heard().ifPresent(question -> asked.accept(this, question));
            }
        } catch (IOException e) {
            close();
        }
    }

    private Optional<Question> heard() {
        return Question.in(in);
    }

    void answer(byte[] answer) {
        out = ByteBuffer.wrap(answer);
        try {
            write();
        } catch (IOException e) {
            close();
        }
    }

    private void write() throws IOException {
        channel.write(out);
        events.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            events.cancel(); // it is as closed as can be
        }
    }
}
