package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire between the service and one of its neighbours. It can hold requests before they arrive and answers before they are
 * heard, and it can be cut.
 */
final class Gate implements AutoCloseable {

    /** What is held of the calls that create or send an envelope. */
    enum Hold {
        NOTHING,
        REQUESTS,
        ANSWERS
    }

    private final ServerSocket server;
    private final int neighbour;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private Hold hold = Hold.NOTHING;
    private String method = "";
    private int held;
    private boolean cut;

    /** @param neighbour the port of this machine to which everything is passed on */
    Gate(int neighbour) {
        try {
            this.neighbour = neighbour;
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on the next calls by that HTTP method wait here. */
    synchronized void hold(Hold what, String httpMethod) {
        hold = what;
        method = httpMethod;
        held = 0;
    }

    /** Whether something came and waits. */
    boolean awaitHeld(Duration most) {
        return Patience.until(most, Duration.ofMillis(1), this::holds);
    }

    private synchronized boolean holds() {
        return held > 0;
    }

    /** What waits goes on. */
    synchronized void open() {
        hold = Hold.NOTHING;
        notifyAll();
    }

    /** What waits is gone, and so are all connections; new ones are welcome. */
    void drop() {
        wires.forEach(Wire::close);
        open();
    }

    /** Nobody gets through any more. */
    void cut() {
        cut(true);
        drop();
    }

    void mend() {
        cut(false);
    }

    private synchronized void cut(boolean now) {
        cut = now;
    }

    private synchronized boolean isCut() {
        return cut;
    }

    private void accept() {
        try {
            while (true) {
                var caller = server.accept();
                if (isCut()) {
                    caller.close();
                } else {
                    connect(caller);
                }
            }
        } catch (IOException e) {
            drop(); // closed: the trial is over
        }
    }

    private void connect(Socket caller) throws IOException {
        try {
            var wire = new Wire(this, caller, new Socket(InetAddress.getLoopbackAddress(), neighbour));
            wires.add(wire);
            thread(wire::requests);
            thread(wire::answers);
        } catch (IOException e) {
            caller.close(); // the neighbour is not there
        }
    }

    /** Lets it through, perhaps later. */
    synchronized void pass(Hold what, String calling) throws InterruptedException {
        if (hold != what || !calling.equals(method)) {
            return;
        }
        held++;
        while (hold == what) {
            wait();
        }
    }

    void forget(Wire wire) {
        wires.remove(wire);
    }

    private static void thread(Runnable work) {
        var thread = new Thread(work, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drop();
    }
}
