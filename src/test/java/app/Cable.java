package app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The way to a server, which can be cut and mended: while it is cut, nobody listens there and every connection is gone. */
final class Cable implements AutoCloseable {

    private final int target;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile ServerSocket door;
    private volatile Thread porter;

    /** To a port of this machine. */
    Cable(int target) {
        this.target = target;
        open(FreePort.any()); // it is opened again after a cut: nobody may have got it meanwhile
    }

    /** The same address, but over this cable. */
    String instead(String url) {
        return url.replaceFirst(":" + target + "/", ":" + door.getLocalPort() + "/");
    }

    void cut() {
        close(door);
        end(porter); // the port is taken for as long as it waits for a caller
        sockets.forEach(Cable::close);
        sockets.clear();
    }

    void mend() {
        open(door.getLocalPort());
    }

    private void open(int port) {
        try {
            door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var mine = door;
        porter = start(() -> {
            while (!mine.isClosed()) {
                connect(mine.accept());
            }
        });
    }

    private void connect(Socket caller) throws IOException {
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(caller);
        sockets.add(server);
        carry(caller, server);
        carry(server, caller);
    }

    private static void carry(Socket from, Socket to) {
        start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Its end is what a cut is for. */
    private static Thread start(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "cable");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void end(Thread thread) {
        try {
            thread.join(10_000);
            if (thread.isAlive()) {
                throw new IllegalStateException(thread + " has not ended");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
