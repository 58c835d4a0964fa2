package api;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts log lines by level. Micrometer's own binder is a filter that every question whether a level is on has to pass,
 * and Camel asks at each step of each exchange: that was a twelfth of what a sign-up cost. An appender sees only what is
 * logged.
 */
@Component
class LogMeters implements MeterBinder {

    private static final List<Level> LEVELS = List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE);

    private final ILoggerFactory logging = LoggerFactory.getILoggerFactory();
    private final Counting counting = new Counting();

    private static final class Counting extends UnsynchronizedAppenderBase<ILoggingEvent> {

        private final Map<Level, Counter> counters = new LinkedHashMap<>();

        @Override
        protected void append(ILoggingEvent event) {
            var counter = counters.get(event.getLevel());
            if (counter != null) {
                counter.increment();
            }
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var level : LEVELS) {
            counting.counters.put(
                    level,
                    Counter.builder("logback.events")
                            .description("lines that were logged")
                            .tag("level", level.toString().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        if (logging instanceof LoggerContext logback) {
            counting.setContext(logback);
            counting.start();
            logback.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(counting);
        }
    }

    @PreDestroy
    void stop() {
        if (logging instanceof LoggerContext logback) {
            logback.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(counting);
        }
    }
}
