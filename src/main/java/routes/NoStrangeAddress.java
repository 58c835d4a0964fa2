package routes;

import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.stereotype.Component;

/**
 * Nothing a message says may become an address or a statement: Camel's HTTP and SQL producers would follow such headers,
 * and resolve property placeholders in them. The one door writes its address itself and is not meant.
 */
@Component
class NoStrangeAddress implements InterceptStrategy {

    private static final List<String> HEADERS = List.of(Exchange.HTTP_URI, "CamelRestHttpUri", "CamelSqlQuery");

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return definition instanceof ToDefinition to && to.getEndpointUri().matches("(https?|sql|jdbc):.*")
                ? new WithoutThem(target)
                : target;
    }

    private static final class WithoutThem extends DelegateAsyncProcessor {
        WithoutThem(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            HEADERS.forEach(exchange.getMessage()::removeHeader);
            return super.process(exchange, callback);
        }
    }
}
