package app;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import ledger.Workload;
import org.quartz.CronExpression;
import partners.Finding;
import throttle.Hour;
import throttle.SharedQuota;

/** What DocuSign's review of an integration key looks at, said of our own calls of the last 24 hours. */
final class GoLive {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration LISTING = Duration.ofMinutes(15);
    private static final double CALLS = 5;
    private static final int MOST_HOURS = 2000;

    private final SharedQuota quota;
    private final Workload workload;
    private final Consumer<Finding> tell;

    GoLive(SharedQuota quota, Workload workload, Consumer<Finding> tell) {
        this.quota = quota;
        this.workload = workload;
        this.tell = tell;
    }

    void check(Iterable<String> accounts, String schedule) {
        listings(schedule);
        var sent = workload.sent(DAY);
        for (var account : accounts) {
            check(account, sent.getOrDefault(account, 0L));
        }
    }

    private void listings(String schedule) {
        try {
            var cron = new CronExpression(schedule);
            var first = cron.getNextValidTimeAfter(Date.from(Clock.systemUTC().instant()));
            var next = first == null ? null : cron.getNextValidTimeAfter(first);
            var often = next != null
                    && Duration.between(first.toInstant(), next.toInstant()).compareTo(LISTING) < 0;
            told(
                    !often,
                    "reconcile.schedule",
                    often ? "lists more often than every 15 minutes" : "lists every 15 minutes at most",
                    "list every 20 minutes; webhooks bring news at once");
        } catch (ParseException e) {
            return; // told with the other keys
        }
    }

    private void check(String account, long sent) {
        var key = "docusign.accounts." + account;
        var hours = quota.hours(account, DAY, MOST_HOURS);
        var calls = hours.stream().mapToLong(Hour::used).sum();
        if (calls == 0) {
            tell.accept(
                    Finding.warn("", key, 0, "made no call in 24 hours", "send in the developer environment first"));
            return;
        }
        var each = sent == 0 ? 0 : (double) calls / sent;
        told(
                sent > 0 && each <= CALLS,
                key,
                calls + " calls for " + sent + " envelopes in 24 hours"
                        + (sent > 0 ? ", " + number(each) + " each" : ""),
                "DocuSign advises 5 calls an envelope at most");
        var reads = quota.reads().read(account, DAY);
        told(
                sent == 0 || reads <= sent,
                key,
                reads + " single envelopes read in 24 hours, none twice in a quarter of an hour",
                "use webhooks and listings instead of /refresh");
        var refused = hours.stream().mapToLong(Hour::refused).sum();
        told(
                refused == 0,
                key,
                refused + " calls refused for a limit in 24 hours",
                "see whether others use the account");
        fullest(key, hours);
    }

    private void fullest(String key, List<Hour> hours) {
        hours.stream()
                .max(Comparator.comparingDouble(hour -> (double) hour.used() / Math.max(1, hour.limit())))
                .ifPresent(hour -> told(
                        hour.used() + hour.others() < hour.limit(),
                        key,
                        "the fullest hour began at " + hour.start() + ": " + hour.used() + " of " + hour.limit()
                                + " calls",
                        "ask DocuSign for a higher limit, or set pace: even"));
    }

    private void told(boolean good, String key, String what, String todo) {
        tell.accept(good ? Finding.ok("", key, what) : Finding.warn("", key, 0, what, todo));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
