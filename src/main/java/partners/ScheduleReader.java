package partners;

import java.text.ParseException;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.quartz.CronExpression;

/** Reads when a partner's table is to be read: {@code schedule: <cron>}, or {@code every: <pause>}. */
final class ScheduleReader {

    private final Settings settings;
    private final ZoneId zone;

    /** @param zone of a cron expression's hours */
    ScheduleReader(Settings settings, ZoneId zone) {
        this.settings = settings;
        this.zone = zone;
    }

    Schedule schedule() {
        if (settings.has("schedule") && settings.has("every")) {
            settings.complain("every", "stands beside 'schedule'", "keep one of them");
        }
        if (settings.has("schedule") && settings.isBlock("schedule")) {
            return settings.block("schedule")
                    .map(block -> every(block.only(Set.of("every"))))
                    .orElse(Schedule.DEFAULT);
        }
        return settings.has("schedule") ? cron() : every(settings);
    }

    private Schedule cron() {
        return settings.text("schedule").flatMap(this::cron).orElse(Schedule.DEFAULT);
    }

    private Optional<Schedule> cron(String expression) {
        try {
            if (new CronExpression(expression).getNextValidTimeAfter(new Date()) == null) {
                settings.complain("schedule", "never comes again", "");
                return Optional.empty();
            }
            return Optional.of(new Schedule.Cron(expression, zone));
        } catch (ParseException | RuntimeException e) {
            settings.complain(
                    "schedule",
                    "is no Quartz cron expression",
                    "six fields, seconds first, e.g. \"0/30 * * * * ?\"; or write every: 30s");
            return Optional.empty();
        }
    }

    private static Schedule every(Settings block) {
        return block.text("every")
                .flatMap(text -> {
                    var pause = Pauses.parse(text).filter(time -> time.toMillis() >= 100);
                    if (pause.isEmpty()) {
                        block.complain("every", "is no pause of 100ms or more", "write e.g. 30s, 5m or 1h");
                    }
                    return pause;
                })
                .<Schedule>map(Schedule.Every::new)
                .orElse(Schedule.DEFAULT);
    }
}
