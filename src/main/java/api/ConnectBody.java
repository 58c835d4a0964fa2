package api;

import api.ConnectIntake.Result;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * Reads a webhook's body as it comes, so that a thousand slow senders hold no thread and little memory. What has been
 * answered already is read to its end and forgotten, so that the sender gets to hear the answer.
 */
final class ConnectBody implements ReadListener {

    private static final int PIECE = 16 * 1024;
    private static final long MOST_IGNORED = 64L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AsyncContext async;
    private final ServletInputStream in;
    private final int longest;
    private final Semaphore memory;
    private final long begin = System.nanoTime();
    private final byte[] piece = new byte[4 * 1024];
    private byte[] body = new byte[0];
    private int size;
    private int reserved;
    private long ignored;
    private boolean ignoring;
    private Step<byte[]> whole = bytes -> {};
    private Step<Result> tooMuch = result -> {};

    /** Something that answers the sender. */
    interface Step<T> {
        void accept(T what) throws IOException;
    }

    /**
     * @param longest a longer body is refused
     * @param memory what all bodies may take together beyond their first piece
     */
    ConnectBody(AsyncContext async, ServletInputStream in, int longest, Semaphore memory) {
        this.async = async;
        this.in = in;
        this.longest = longest;
        this.memory = memory;
    }

    /** The answer is known: whatever comes is thrown away. */
    void ignore() {
        ignoring = true;
    }

    /** What to do with the whole body, or when it is too much. */
    void then(Step<byte[]> withAll, Step<Result> withTooMuch) {
        whole = withAll;
        tooMuch = withTooMuch;
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (in.isReady()) {
            var read = in.read(piece);
            if (read < 0) {
                return;
            }
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new IOException("a webhook took longer than " + PATIENCE);
            }
            take(read);
        }
    }

    private void take(int read) throws IOException {
        if (ignoring) {
            ignored += read;
            if (ignored > MOST_IGNORED) {
                throw new IOException("a refused webhook does not end");
            }
        } else if (size + read > longest) {
            refuse(Result.OVERSIZED);
        } else if (!hasRoom(size + read)) {
            refuse(Result.FAILED);
        } else {
            System.arraycopy(piece, 0, body, size, read);
            size += read;
        }
    }

    private boolean hasRoom(int wanted) {
        if (wanted > body.length) {
            var bigger = Math.min(longest, Math.max(wanted, Math.max(PIECE / 4, body.length * 2)));
            var more = bigger - PIECE - reserved;
            if (more > 0 && !memory.tryAcquire(more)) {
                return false;
            }
            reserved += Math.max(0, more);
            body = Arrays.copyOf(body, bigger);
        }
        return true;
    }

    private void refuse(Result result) throws IOException {
        ignoring = true;
        release();
        tooMuch.accept(result);
    }

    private void release() {
        memory.release(reserved);
        reserved = 0;
        body = new byte[0];
        size = 0;
    }

    @Override
    public void onAllDataRead() throws IOException {
        try {
            if (!ignoring) {
                whole.accept(Arrays.copyOf(body, size));
            }
        } finally {
            release();
            async.complete();
        }
    }

    /** The sender has gone, or was too slow. */
    @Override
    public void onError(Throwable failure) {
        ignoring = true;
        release();
    }

    /** Ends the call of such a sender here: nobody is left to read an error page. */
    static AsyncListener hangsUp() {
        return new AsyncListener() {
            @Override
            public void onError(AsyncEvent event) {
                event.getAsyncContext().complete();
            }

            @Override
            public void onTimeout(AsyncEvent event) {
                event.getAsyncContext().complete();
            }

            @Override
            public void onComplete(AsyncEvent event) {}

            @Override
            public void onStartAsync(AsyncEvent event) {}
        };
    }
}
