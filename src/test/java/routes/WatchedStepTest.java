package routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import signup.Lease;
import signup.Signup;
import signup.SignupKey;

/** Steps that begin in one thread and end in another. */
class WatchedStepTest {

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final List<Map<String, String>> seen = new CopyOnWriteArrayList<>();
    private final List<String> spans = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        other.shutdown();
    }

    @Test
    void the_marks_and_the_span_go_along_and_none_stays_in_either_thread() throws Exception {
        var ids = new SignupIds();
        var tracer = SdkTracerProvider.builder().setIdGenerator(ids).build().get("test");
        try (var camel = new DefaultCamelContext()) {
            camel.addRoutePolicyFactory(new Observation(Optional.of(new Traces(tracer, ids, 1))));
            camel.addRoutes(handingOver());
            camel.start();
            var template = camel.createProducerTemplate();
            IntStream.range(0, 20).forEach(number -> template.sendBody("direct:leased", lease(number)));
        }
        assertThat(marks()).isEmpty();
        assertThat(Context.current()).isSameAs(Context.root());
        assertThat(other.submit(WatchedStepTest::marks).get()).isEmpty();
        assertThat(other.submit(Context::current).get()).isSameAs(Context.root());
        assertThat(seen)
                .hasSize(40)
                .allSatisfy(marks -> assertThat(marks).containsKeys("partner", "account", "ref_hash", "span_id"));
        IntStream.range(0, 20).forEach(number -> {
            assertThat(seen.get(2 * number + 1)).isEqualTo(seen.get(2 * number));
            assertThat(spans.get(2 * number + 1)).isEqualTo(spans.get(2 * number));
        });
    }

    @Test
    void an_exchange_that_nobody_watches_changes_threads_as_well() throws Exception {
        try (var camel = new DefaultCamelContext()) {
            camel.addRoutes(handingOver());
            camel.start();
            camel.createProducerTemplate().sendBody("direct:leased", lease(1));
        }
        assertThat(seen).containsExactly(Map.of(), Map.of());
    }

    private RouteBuilder handingOver() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:leased").routeId("send-leased").to("direct:send");
                from("direct:send").routeId("send-envelope").process(new HandOver());
            }
        };
    }

    private final class HandOver extends AsyncProcessorSupport {

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            see();
            WatchedStep.leave(exchange);
            other.execute(() -> {
                WatchedStep.enter(exchange);
                see();
                callback.done(false);
            });
            return false;
        }

        private void see() {
            seen.add(marks());
            spans.add(Span.current().getSpanContext().getSpanId());
        }
    }

    private static Map<String, String> marks() {
        var marks = MDC.getCopyOfContextMap();
        return marks == null ? Map.of() : new TreeMap<>(marks);
    }

    private static Lease lease(int number) {
        var signup = new Signup(new SignupKey("acme", "ref-" + number), "Ann", "ann@example.org", "", "", Map.of());
        return new Lease(number, 1, "main", signup, 1, 1, new UUID(1, number), "");
    }
}
