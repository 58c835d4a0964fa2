package app;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where what integrators add is found.
 *
 * @param partnersDir one folder a partner; {@code file:} or {@code classpath:}
 * @param partnersReload how often that is looked through for changes; 0 for never
 * @param routesDir integrators' own routes
 * @param routesReload how often those are looked through for changes; 0 for never
 */
@ConfigurationProperties
public record Directories(
        @DefaultValue("file:/etc/countersign/partners") String partnersDir,
        @DefaultValue("2s") Duration partnersReload,
        @DefaultValue("file:/etc/countersign/routes") String routesDir,
        @DefaultValue("2s") Duration routesReload) {

    /** What lies in a jar does not change while it runs. */
    boolean watchesPartners() {
        return partnersReload.toMillis() > 0 && !partnersDir.startsWith("classpath:");
    }
}
