package app;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is traced, under Spring Boot's own key.
 *
 * @param sampling of all traces
 */
@ConfigurationProperties(prefix = "management.tracing")
record TracingSettings(@DefaultValue Sampling sampling) {

    /** @param probability the share of sign-ups whose traces are kept, from 0 to 1 */
    record Sampling(@DefaultValue("1.0") double probability) {}
}
