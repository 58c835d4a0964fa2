package app;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** The whole service as an operator starts it, in this JVM. */
public final class Service implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Service(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one; several can run at once, because each gets a name of its own. */
    public static Service start(Settings settings) {
        return start(settings, Duration.ZERO);
    }

    /** The same with a clock that is so much ahead. */
    static Service start(Settings settings, Duration ahead) {
        var application = new SpringApplication(Application.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(
                        "clockOfThisReplica",
                        Clock.class,
                        () -> Clock.offset(Clock.systemUTC(), ahead),
                        bean -> bean.setPrimary(true)));
        application.addListeners(new RequiredSettings());
        application.setRegisterShutdownHook(
                false); // one that is never closed ends with the JVM, as its PostgreSQL does
        settings.set("camel.main.name", "countersign-" + System.nanoTime());
        return new Service(application.run(settings.asArguments()));
    }

    /** Where partners and operators call. */
    int port() {
        return port("local.server.port");
    }

    /** Where the platform asks. */
    int managementPort() {
        return port("local.management.port");
    }

    private int port(String key) {
        return context.getEnvironment().getRequiredProperty(key, Integer.class);
    }

    /** What the service is made of. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Says what is said first when it is stopped, and nothing more of it. */
    void begunToStop() {
        context.publishEvent(new ContextClosedEvent(context));
    }

    @Override
    public void close() {
        context.close();
    }
}
