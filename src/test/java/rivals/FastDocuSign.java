package rivals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayDeque;

/**
 * A stand-in for DocuSign that costs next to nothing, so that its callers are measured and not itself: one thread,
 * connections that stay, answers at once or after a set time. It says its port and ends with its standard input.
 */
public final class FastDocuSign {

    private record Late(long due, Line line, byte[] answer) {}

    private final Selector selector = Selector.open();
    private final ArrayDeque<Late> waiting = new ArrayDeque<>();
    private final Desk desk;

    private FastDocuSign(int port) throws IOException {
        this.desk = new Desk("http://127.0.0.1:" + port);
    }

    public static void main(String... arguments) throws IOException {
        var server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.configureBlocking(false);
        var port = server.socket().getLocalPort();
        Turns.endWithInput();
        System.out.println("port " + port);
        new FastDocuSign(port).serve(server);
    }

    private void serve(ServerSocketChannel server) throws IOException {
        server.register(selector, SelectionKey.OP_ACCEPT);
        while (true) {
            await(waiting.isEmpty() ? Long.MAX_VALUE : waiting.peek().due - System.nanoTime());
            while (!waiting.isEmpty() && waiting.peek().due <= System.nanoTime()) {
                var late = waiting.poll();
                late.line.answer(late.answer);
            }
        }
    }

    private void await(long nanos) throws IOException {
        if (nanos <= 0) {
            selector.selectNow(this::happened);
        } else if (nanos == Long.MAX_VALUE) {
            selector.select(this::happened);
        } else {
            selector.select(this::happened, (nanos + 999_999) / 1_000_000);
        }
    }

    private void happened(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                var caller = ((ServerSocketChannel) key.channel()).accept();
                caller.configureBlocking(false);
                caller.socket().setTcpNoDelay(true);
                var events = caller.register(selector, SelectionKey.OP_READ);
                events.attach(new Line(caller, events));
            } else {
                ((Line) key.attachment()).happened(this::asked);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a connection could not be taken", e);
        }
    }

    private void asked(Line line, Question question) {
        var answer = desk.answer(question);
        if (desk.delay() == 0 || !question.ofEnvelopes()) {
            line.answer(answer);
        } else {
            waiting.add(new Late(System.nanoTime() + desk.delay() * 1_000_000L, line, answer));
        }
    }
}
