package partners;

import java.text.ParseException;
import java.time.Duration;
import java.time.ZoneId;
import org.quartz.CronExpression;

/** When a partner's table is read: at the times of a cron expression, or again after a while. */
public sealed interface Schedule {

    /** What a partner gets that says nothing. */
    Schedule DEFAULT = new Every(Duration.ofSeconds(30));

    /**
     * At the times of a Quartz cron expression.
     *
     * @param expression six or seven fields, seconds first
     * @param zone where the clock hangs
     */
    record Cron(String expression, ZoneId zone) implements Schedule {

        /** @throws IllegalArgumentException if Quartz does not understand it */
        public Cron {
            try {
                CronExpression.validateExpression(expression);
            } catch (ParseException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
    }

    /**
     * Again and again with a pause.
     *
     * @param pause between two reads; a tenth of a second at least
     */
    record Every(Duration pause) implements Schedule {

        /** @throws IllegalArgumentException if the pause is so short that it would only burn the partner's database */
        public Every {
            if (pause.compareTo(Duration.ofMillis(100)) < 0) {
                throw new IllegalArgumentException("shorter than 100ms");
            }
        }
    }
}
