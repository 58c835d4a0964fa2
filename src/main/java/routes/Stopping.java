package routes;

import org.apache.camel.Exchange;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/**
 * Knows at once that the service is told to stop. Routes are stopped only after the web has answered whoever waits there,
 * and what was begun in the meantime would want its own time on top of that.
 */
@Component
class Stopping implements ApplicationListener<ContextClosedEvent> {

    private final ApplicationContext service;
    private volatile boolean begun;

    Stopping(ApplicationContext service) {
        this.service = service;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        begun |= event.getApplicationContext() == service;
    }

    /** Whether nothing new may be begun. */
    boolean hasBegun(Exchange exchange) {
        return begun || !exchange.getContext().isStarted();
    }
}
