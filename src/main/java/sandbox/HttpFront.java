package sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** HTTP in and out; an answer that is late or never comes holds a connection, not a thread. */
final class HttpFront implements AutoCloseable {

    private static final int THREADS = 200;

    static {
        defaultProperty("sun.net.httpserver.nodelay", "true");
        defaultProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ThreadPoolExecutor workers;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(HttpFront::daemon);
    private final Network network;
    private final Random random;

    HttpFront(Network network, long seed) {
        this.network = network;
        this.random = new Random(seed);
        this.workers = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), HttpFront::daemon);
        workers.allowCoreThreadTimeOut(true);
        try {
            server = HttpServer.create(new InetSocketAddress(network.host(), network.port()), 1000);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + network.host() + ":" + network.port(), e);
        }
        server.setExecutor(workers);
    }

    /** Serves the path and everything below it; only what outsiders see is slowed down. */
    void serve(String path, boolean slowed, Function<Call, Answer> answers) {
        server.createContext(path, exchange -> handle(exchange, slowed, answers));
    }

    void open() {
        server.start();
    }

    URI uri() {
        return URI.create("http://" + network.host().replace("0.0.0.0", "127.0.0.1") + ":"
                + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange, boolean slowed, Function<Call, Answer> answers) throws IOException {
        Answer answer;
        try {
            answer = answers.apply(Call.read(exchange));
        } catch (RuntimeException e) {
            answer = Refusal.of(500, "UNSPECIFIED_ERROR", "The sandbox itself failed: " + e)
                    .answer();
        }
        deliver(exchange, answer, slowed ? delay() : Duration.ZERO);
    }

    private void deliver(HttpExchange exchange, Answer answer, Duration delay) {
        if (answer.delivery() instanceof Delivery.Late late) {
            Duration wait = late.delay().plus(delay);
            if (wait.isZero()) {
                send(exchange, answer);
            } else {
                later(wait, () -> workers.execute(() -> send(exchange, answer)));
            }
        } else if (answer.delivery() instanceof Delivery.Silent silent) {
            later(silent.until(), exchange::close);
        } else {
            exchange.close();
        }
    }

    private void later(Duration wait, Runnable then) {
        try {
            timer.schedule(then, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the sandbox is closing", e);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        } catch (IOException e) {
            exchange.close(); // the caller has gone, which callers may
        }
    }

    private Duration delay() {
        long jitter = network.jitter().toMillis();
        return jitter == 0
                ? network.answerDelay()
                : network.answerDelay().plusMillis((long) (random.nextDouble() * jitter));
    }

    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
        workers.shutdownNow();
    }

    static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sandbox");
        thread.setDaemon(true);
        return thread;
    }

    private static void defaultProperty(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
