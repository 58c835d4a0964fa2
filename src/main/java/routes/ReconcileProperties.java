package routes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How outcomes are learned without webhooks.
 *
 * @param schedule Quartz cron expression; DocuSign advises every 20 minutes
 * @param overlap how far each listing reaches back behind the last one, for late news and clocks that differ
 */
@ConfigurationProperties(prefix = "reconcile", ignoreUnknownFields = false)
record ReconcileProperties(
        @DefaultValue("0 0/20 * * * ?") String schedule,
        @DefaultValue("1h") Duration overlap) {}
