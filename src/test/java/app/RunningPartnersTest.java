package app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RunningPartnersTest {

    @Test
    void a_password_in_what_a_driver_says_is_neither_shown_nor_logged() {
        var log = (Logger) LoggerFactory.getLogger(RunningPartners.class);
        var before = log.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.ERROR);
        try {
            var failure = new IllegalStateException("no such host in jdbc:postgresql://db/club?password=geheim");
            var finding = RunningPartners.notNow("acme", failure);
            assertThat(finding.toString()).contains("acme").doesNotContain("geheim");
            assertThat(lines.list)
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage())
                            .contains("partner acme", "no such host")
                            .doesNotContain("geheim"));
        } finally {
            log.detachAppender(lines);
            log.setLevel(before);
        }
    }
}
