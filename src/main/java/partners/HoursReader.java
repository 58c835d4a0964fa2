package partners;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the time zone of a partner's hours, when it pauses, and the day from which on its rows count. */
final class HoursReader {

    private static final Pattern HOURS = Pattern.compile("(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)");

    private final Settings settings;
    private final ZoneId zone;
    private final Optional<QuietHours> pause;
    private final Optional<FirstDay> from;

    HoursReader(Settings settings, boolean hasDatabase) {
        this.settings = settings;
        this.zone = settings.text("time-zone").flatMap(this::zone).orElse(ZoneOffset.UTC);
        this.pause = settings.text("pause").flatMap(this::hours);
        this.from = settings.text("from").flatMap(this::day).filter(day -> hasRows(hasDatabase));
    }

    private Optional<ZoneId> zone(String name) {
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return Optional.of(ZoneId.of(name));
        }
        settings.complain(
                "time-zone",
                "is no time zone",
                Nearest.to(name, ZoneId.getAvailableZoneIds())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("write one like Europe/Berlin, or UTC"));
        return Optional.empty();
    }

    ZoneId zone() {
        return zone;
    }

    /** In which nothing is pulled or sent. */
    Optional<QuietHours> pause() {
        return pause;
    }

    private Optional<QuietHours> hours(String text) {
        var hours = HOURS.matcher(text);
        try {
            if (hours.matches()) {
                return Optional.of(
                        new QuietHours(LocalTime.parse(hours.group(1)), LocalTime.parse(hours.group(2)), zone));
            }
        } catch (IllegalArgumentException e) {
            settings.complain("pause", "begins and ends at the same time", "write enabled: false to stop for good");
            return Optional.empty();
        } catch (DateTimeException e) {
            // such as 24:00
        }
        settings.complain("pause", "is no time of the day", "write it like \"22:00-06:00\"; midnight is 00:00");
        return Optional.empty();
    }

    /** From which on rows count. */
    Optional<FirstDay> from() {
        return from;
    }

    private boolean hasRows(boolean hasDatabase) {
        if (!hasDatabase) {
            settings.warn("from", "looks at rows of a table, and there is none", "add database:, or remove the line");
        }
        return hasDatabase;
    }

    private Optional<FirstDay> day(String text) {
        try {
            return Optional.of(new FirstDay(LocalDate.parse(text), zone));
        } catch (DateTimeException e) {
            settings.complain("from", "is no day", "write it like 2026-01-31");
            return Optional.empty();
        }
    }
}
