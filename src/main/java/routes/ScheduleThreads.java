package routes;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.spi.ThreadPool;

/**
 * Quartz's threads, begun when a schedule fires and given up after a minute without work. Its own pool begins all of them
 * at once, and there are many so that partners whose databases hang leave some for the others.
 */
public final class ScheduleThreads implements ThreadPool {

    private final AtomicInteger begun = new AtomicInteger();
    private int most;
    private Semaphore free;
    private ExecutorService threads;

    /** @param most how many may be at work at the same time; Quartz's key {@code org.quartz.threadPool.threadCount} */
    public void setThreadCount(int most) {
        this.most = most;
    }

    @Override
    public void initialize() {
        free = new Semaphore(most);
        threads = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "schedule-" + begun.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public int blockForAvailableThreads() {
        free.acquireUninterruptibly(); // only Quartz's one scheduling thread waits here
        free.release();
        return Math.max(1, free.availablePermits());
    }

    @Override
    public boolean runInThread(Runnable work) {
        free.acquireUninterruptibly();
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    free.release();
                }
            });
            return true;
        } catch (RejectedExecutionException ended) {
            free.release();
            return false;
        }
    }

    @Override
    public void shutdown(boolean waitForJobs) {
        threads.shutdown();
        if (waitForJobs) {
            free.acquireUninterruptibly(most);
            free.release(most);
        }
    }

    @Override
    public int getPoolSize() {
        return most;
    }

    @Override
    public void setInstanceId(String id) {
        // one pool, one scheduler
    }

    @Override
    public void setInstanceName(String name) {
        // as above
    }
}
