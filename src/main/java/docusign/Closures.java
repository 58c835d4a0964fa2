package docusign;

import docusign.Answer.NotNow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throttle.SharedQuota;

/** Closes accounts for all replicas and opens them again; says so once, however many calls run into one closure. */
final class Closures {

    private static final Logger LOG = LoggerFactory.getLogger(Closures.class);

    private final SharedQuota quota;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private final Set<String> opened = ConcurrentHashMap.newKeySet();

    Closures(SharedQuota quota) {
        this.quota = quota;
    }

    /** Passes by itself. */
    NotNow close(String account, Duration pause, String why) {
        var until = quota.close(account, pause, why);
        if (isNews(account, until)) {
            LOG.warn("account {} waits until {}: {}", account, until, why);
        }
        return new NotNow(pause, why);
    }

    /** A person has to act; probed gently. */
    NotNow stop(String account, Duration pause, String why) {
        stopped.add(account);
        var until = quota.stop(account, pause, why);
        if (isNews(account, until)) {
            LOG.error("account {} is stopped, next try {}: {}", account, until, why);
        }
        return new NotNow(pause, why);
    }

    NotNow stop(String account, AccountStopped trouble) {
        return trouble.forPerson()
                ? stop(account, trouble.tryAgain(), trouble.getMessage())
                : close(account, trouble.tryAgain(), trouble.getMessage());
    }

    /** Any success ends a stop; asked of the database only where this replica has seen the account fail, or starts. */
    void reopen(String account) {
        if (stopped.remove(account) || opened.add(account)) {
            quota.reopen(account);
            told.remove(account);
        }
    }

    private boolean isNews(String account, Instant until) {
        return !until.equals(told.put(account, until));
    }
}
