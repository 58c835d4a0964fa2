package routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import signup.Fingerprint;
import signup.Lease;
import signup.Signup;
import signup.SignupKey;

/** What is said beside the words of a log line, and the spans, in threads that are used again. */
class ObservationTest {

    private final List<SpanData> kept = new CopyOnWriteArrayList<>();

    private final class Kept implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            kept.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private Traces traces(double ratio) {
        var ids = new SignupIds();
        var provider = SdkTracerProvider.builder()
                .setIdGenerator(ids)
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                .addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
                .build();
        return new Traces(provider.get("test"), ids, ratio);
    }

    private static SignupKey key(int number) {
        return new SignupKey("acme", "ref-" + number);
    }

    private static Lease lease(int number) {
        var signup = new Signup(key(number), "Ann", "ann@example.org", "", "", Map.of());
        return new Lease(number, 1, "main", signup, 1, 1, new UUID(1, number), "");
    }

    private static Map<String, String> marks() {
        var marks = MDC.getCopyOfContextMap();
        return marks == null ? Map.of() : new TreeMap<>(marks);
    }

    @Test
    void each_step_says_of_whom_it_is_and_leaves_nothing_behind_also_when_it_fails() throws Exception {
        var during = new ConcurrentHashMap<Long, Map<String, String>>();
        var after = new CopyOnWriteArrayList<Object>();
        try (var camel = new DefaultCamelContext()) {
            camel.addRoutePolicyFactory(new Observation(Optional.of(traces(1))));
            camel.addRoutes(routes(during));
            camel.start();
            var template = camel.createProducerTemplate();
            var threads = Executors.newFixedThreadPool(4);
            IntStream.range(0, 200)
                    .forEach(number -> threads.execute(() -> {
                        template.send(
                                number % 2 == 0 ? "direct:leased" : "direct:send",
                                exchange -> exchange.getMessage().setBody(lease(number)));
                        after.add(marks());
                        after.add(Context.current() == Context.root());
                    }));
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(after).hasSize(400).containsOnly(Map.of(), true);
        assertThat(during).hasSize(200).allSatisfy((number, marks) -> {
            var signup = Fingerprint.of(key(number.intValue()));
            assertThat(marks)
                    .containsEntry("partner", "acme")
                    .containsEntry("account", "main")
                    .containsEntry("ref_hash", signup.refHash())
                    .containsEntry("trace_id", signup.trace())
                    .containsKey("span_id");
        });
        assertThat(kept).hasSize(200);
    }

    private static RouteBuilder routes(Map<Long, Map<String, String>> during) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:leased").routeId("send-leased").to("direct:send");
                from("direct:send").routeId("send-envelope").process(exchange -> {
                    var number = exchange.getMessage().getBody(Lease.class).id();
                    during.put(number, marks());
                    if (number % 3 == 0) {
                        throw new IllegalStateException("as it happens");
                    }
                });
            }
        };
    }

    @Test
    void of_each_sign_up_all_steps_are_kept_or_none() {
        var traces = traces(0.3);
        var caller = SpanContext.getInvalid();
        IntStream.range(0, 500).forEach(number -> {
            traces.begin(key(number), "accept", caller);
            traces.step(key(number), "send").startSpan().end();
        });
        var both = kept.stream().map(SpanData::getTraceId).toList();
        assertThat(both.size()).isBetween(200, 400);
        assertThat(both)
                .allSatisfy(
                        trace -> assertThat(both.stream().filter(trace::equals)).hasSize(2));
    }

    @Test
    void a_callers_own_trace_is_linked_and_not_believed() {
        var request = new MockHttpServletRequest();
        request.addHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            new TracedSignups(traces(1)).accepted("acme", 1, List.of(lease(1).signup()));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(kept).hasSize(1).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(Fingerprint.of(key(1)).trace());
            assertThat(span.getParentSpanContext().isValid()).isFalse();
            assertThat(span.getLinks().get(0).getSpanContext().getTraceId())
                    .isEqualTo("0af7651916cd43dd8448eb211c80319c");
        });
    }
}
