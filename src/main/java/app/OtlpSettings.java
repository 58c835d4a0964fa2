package app;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go, under Spring Boot's own keys.
 *
 * @param endpoint a collector's address for OTLP over HTTP, whole, or "" for no traces
 * @param headers sent along, for collectors that ask for a key
 * @param timeout of one export
 */
@ConfigurationProperties(prefix = "management.otlp.tracing")
record OtlpSettings(
        @DefaultValue("") String endpoint,
        @DefaultValue Map<String, String> headers,
        @DefaultValue("10s") Duration timeout) {}
