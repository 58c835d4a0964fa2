package app;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port that nobody listens on, and that the system gives to nobody who calls: those begin at 32,768. */
final class FreePort {

    private FreePort() {}

    static int any() {
        for (var tried = 0; tried < 100; tried++) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 32_768);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one
            }
        }
        throw new IllegalStateException("no free port between 20,000 and 32,767");
    }
}
