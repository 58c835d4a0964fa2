package routes;

import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.Processor;

/**
 * A typed step: a body of another type is a bug and says so, where Camel's own typed clauses would hand over null.
 */
final class Step {

    private Step() {}

    /** One record in, one record out. */
    static <I> Processor turn(Class<I> type, Function<I, ?> into) {
        return exchange ->
                exchange.getMessage().setBody(into.apply(exchange.getMessage().getMandatoryBody(type)));
    }

    /** One record in, the same record goes on. */
    static <I> Processor tell(Class<I> type, Consumer<I> to) {
        return exchange -> to.accept(exchange.getMessage().getMandatoryBody(type));
    }
}
