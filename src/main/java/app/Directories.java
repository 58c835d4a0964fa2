package app;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where what integrators add is found.
 *
 * @param partnersDir one folder a partner; {@code file:} or {@code classpath:}
 * @param routesDir integrators' own routes
 */
@ConfigurationProperties
public record Directories(
        @DefaultValue("file:/etc/countersign/partners") String partnersDir,
        @DefaultValue("file:/etc/countersign/routes") String routesDir) {}
