package routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import signup.SignupKey;

class StepTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    private Exchange exchange(Object body) {
        var exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(body);
        return exchange;
    }

    @Test
    void one_record_goes_in_and_another_comes_out() throws Exception {
        var exchange = exchange(new SignupKey("acme", "1"));
        Step.turn(SignupKey.class, SignupKey::ref).process(exchange);
        assertThat(exchange.getMessage().getBody()).isEqualTo("1");
    }

    @Test
    void a_told_record_goes_on_unchanged() throws Exception {
        var heard = new ArrayList<SignupKey>();
        var key = new SignupKey("acme", "1");
        var exchange = exchange(key);
        Step.tell(SignupKey.class, heard::add).process(exchange);
        assertThat(heard).containsExactly(key);
        assertThat(exchange.getMessage().getBody()).isSameAs(key);
    }

    @Test
    void a_body_of_another_kind_is_a_bug_that_says_so() {
        for (var body : new Object[] {"acme:1", List.of(), null}) {
            assertThatThrownBy(() -> Step.turn(SignupKey.class, SignupKey::ref).process(exchange(body)))
                    .isInstanceOf(InvalidPayloadException.class)
                    .hasMessageContaining("SignupKey");
            assertThatThrownBy(() -> Step.tell(SignupKey.class, key -> {}).process(exchange(body)))
                    .isInstanceOf(InvalidPayloadException.class);
        }
    }
}
