package api;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How partners' web sites are served.
 *
 * @param patience how long a call waits for DocuSign before it answers with what is known
 * @param maxBody a longer body is refused
 * @param corsOrigins web sites whose pages may call from the browser; none unless named, because a key belongs on a server
 */
@ConfigurationProperties(prefix = "api", ignoreUnknownFields = false)
public record SiteProperties(
        @DefaultValue("15s") Duration patience,
        @DefaultValue("64KB") DataSize maxBody,
        List<String> corsOrigins) {

    /** Blank origins are none. */
    public SiteProperties {
        corsOrigins = corsOrigins == null
                ? List.of()
                : corsOrigins.stream()
                        .map(String::strip)
                        .filter(origin -> !origin.isEmpty())
                        .toList();
        if (corsOrigins.contains("*")) {
            throw new IllegalArgumentException("api.cors-origins: name each site, as https://portal.example.com");
        }
    }
}
