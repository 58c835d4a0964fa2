package routes;

import docusign.Answer;
import docusign.DocuSignProperties;
import docusign.Door;
import docusign.Http;
import docusign.RestCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The one door with nothing behind it that pulls, sends or listens: for commands that only ask DocuSign something. */
public final class DoorAlone implements AutoCloseable {

    private final CamelContext camel = new DefaultCamelContext();

    /** Still closed. */
    public DoorAlone() {
        camel.start();
    }

    /** Sends a request through the door, once it is open; the door's own rules need it to ask for tokens. */
    public Http http() {
        return CallDocuSign.through(camel);
    }

    /** Opens it. */
    public void open(Door door, DocuSignProperties docusign, SendingProperties sending) {
        try {
            camel.addRoutes(new RouteConfigurationBuilder() {
                @Override
                public void configuration() {
                    Failures.caller(this);
                }
            });
            camel.addRoutes(new CallDocuSign(door, docusign, sending, new CallMeters(new SimpleMeterRegistry())));
        } catch (Exception e) {
            throw new IllegalStateException("the door to DocuSign cannot be opened", e);
        }
    }

    /** What DocuSign says to that call. */
    public Answer ask(RestCall call) {
        try (var template = camel.createProducerTemplate()) {
            return template.requestBody(CallDocuSign.CALL_DOCUSIGN, call, Answer.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
