package app;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import java.util.Optional;
import ledger.Tally;
import org.apache.camel.spi.RoutePolicyFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import routes.Observation;
import routes.SignupIds;
import routes.TracedSignups;
import routes.Traces;

/** What is seen of the service beside its metrics: nothing of it is loaded unless traces or JSON log lines are wanted. */
@Configuration(proxyBeanMethods = false)
class ObservationWiring {

    private static final String TRACED = "'${management.otlp.tracing.endpoint:}' != ''";
    private static final String JSON =
            "'${logging.structured.format.console:}' != '' or '${logging.structured.format.file:}' != ''";

    /** All that listen. */
    @Bean
    @Primary
    Tally tally(List<Tally> all) {
        return all.size() == 1 ? all.get(0) : new Tallies(List.copyOf(all));
    }

    /** Marks log lines, and traces if they are wanted too. */
    @Bean
    @ConditionalOnExpression(TRACED + " or " + JSON)
    RoutePolicyFactory observation(ObjectProvider<Traces> traces) {
        return new Observation(Optional.ofNullable(traces.getIfAvailable()));
    }

    /** Traces over OTLP. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression(TRACED)
    static class Tracing {

        @Bean(destroyMethod = "close")
        SdkTracerProvider tracerProvider(OtlpSettings otlp, TracingSettings tracing, SignupIds ids) {
            var exporter =
                    OtlpHttpSpanExporter.builder().setEndpoint(otlp.endpoint()).setTimeout(otlp.timeout());
            otlp.headers().forEach(exporter::addHeader);
            return SdkTracerProvider.builder()
                    .setResource(Resource.getDefault()
                            .merge(Resource.create(
                                    Attributes.of(AttributeKey.stringKey("service.name"), "countersign"))))
                    .setIdGenerator(ids)
                    .setSampler(Sampler.parentBased(
                            Sampler.traceIdRatioBased(tracing.sampling().probability())))
                    .addSpanProcessor(
                            BatchSpanProcessor.builder(exporter.build()).build())
                    .build();
        }

        @Bean
        SignupIds signupIds() {
            return new SignupIds();
        }

        @Bean
        Traces traces(SdkTracerProvider provider, TracingSettings tracing, SignupIds ids) {
            return new Traces(
                    provider.get("countersign"), ids, tracing.sampling().probability());
        }

        @Bean
        TracedSignups tracedSignups(Traces traces) {
            return new TracedSignups(traces);
        }
    }
}
