package bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/** Waiting that ends. */
final class Patience {

    private Patience() {}

    /** Whether it became true in time. */
    static boolean until(Duration most, Duration each, BooleanSupplier happened) {
        var end = System.nanoTime() + most.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(each.toNanos());
        }
        return true;
    }

    /** Asks a database until it answers: the harness takes it away at times. */
    static <T> T again(Supplier<T> question) {
        var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (true) {
            try {
                return question.get();
            } catch (DataAccessException e) {
                if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    /** Lets that time pass. */
    static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
