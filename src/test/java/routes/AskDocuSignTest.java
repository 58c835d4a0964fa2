package routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import docusign.Answer.Answered;
import docusign.DocuSignProperties;
import docusign.DocuSignProperties.Account;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throttle.Pace;

class AskDocuSignTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        var second = Duration.ofSeconds(1);
        var account = new Account("a", "u", 1, 1, "5%", Pace.BURST, second, second, false);
        var docusign =
                new DocuSignProperties("h", null, "i", "p", second, second, false, Map.of("main", account), null);
        camel.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration(Failures.CALLER)
                        .onException(Exception.class)
                        .handled(false)
                        .logExhausted(false);
            }
        });
        camel.addRoutes(new AskDocuSign(docusign));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(CallDocuSign.CALL_DOCUSIGN)
                        .process(exchange ->
                                asked.add(exchange.getMessage().getBody().toString()))
                        .setBody(exchange -> new Answered(200, "{}"));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void ask(String method, String path) {
        var answer = camel.createProducerTemplate().request("direct:ask-docusign", exchange -> {
            exchange.setProperty("countersignAccount", "main");
            exchange.setProperty("countersignMethod", method);
            exchange.setProperty("countersignPath", path);
        });
        if (answer.getException() != null) {
            throw new IllegalStateException(answer.getException());
        }
    }

    @Test
    void a_plain_call_passes_the_door() {
        ask("GET", "/templates?search_text=gold%20member");
        assertThat(asked).containsExactly("GET /templates of account main");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /envelopes",
        "POST, /Envelopes/",
        "POST, /envelopes?merge_roles_on_draft=true",
        "POST, /%65nvelopes",
        "GET, /%65nvelopes/1",
        "GET, /templates/../envelopes",
        "GET, //other.example/x",
        "PATCH, /templates"
    })
    void no_spelling_makes_an_envelope_or_leaves_the_account(String method, String path) {
        assertThatThrownBy(() -> ask(method, path)).isInstanceOf(IllegalStateException.class);
        assertThat(asked).isEmpty();
    }
}
