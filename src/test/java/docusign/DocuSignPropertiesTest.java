package docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import docusign.DocuSignProperties.Connect;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import throttle.Limits;
import throttle.Pace;

class DocuSignPropertiesTest {

    private static final Map<String, String> LEAST = Map.of(
            "docusign.integration-key", "ik",
            "docusign.private-key", "file:/etc/private.key",
            "docusign.accounts.main.account-id", "a",
            "docusign.accounts.main.user-id", "u");

    @Test
    void the_least_configuration_has_docusigns_own_limits() {
        var docusign = bound(Map.of());
        assertThat(docusign.oauthHost()).isEqualTo("account-d.docusign.com");
        assertThat(docusign.oauthUri()).isEqualTo("https://account-d.docusign.com");
        assertThat(docusign.readTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(docusign.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(docusign.allowPlainHttp()).isFalse();
        var main = docusign.accounts().get("main");
        assertThat(main.limits())
                .isEqualTo(new Limits(3000, 500, Duration.ofHours(1), Duration.ofSeconds(30), 0.05, Pace.BURST));
        assertThat(main.pace()).isEqualTo(Pace.BURST);
        assertThat(main.interactiveReserve()).isEqualTo("5%");
    }

    @Test
    void tokens_come_from_the_configured_host_unless_an_address_is_given() {
        assertThat(bound(Map.of("docusign.oauth-host", "account.docusign.com")).oauthUri())
                .isEqualTo("https://account.docusign.com");
        assertThat(bound(Map.of("docusign.oauth-uri", "http://localhost:8090")).oauthUri())
                .isEqualTo("http://localhost:8090");
        assertThat(bound(Map.of("docusign.oauth-uri", " ")).oauthUri()).isEqualTo("https://account-d.docusign.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://account-d.docusign.com", "https://demo.docusign.net:8443", "http://localhost:8090",
                "http://127.0.0.1", "http://127.9.8.7:1", "http://[::1]:8090"
            })
    void https_goes_anywhere_and_plain_http_to_this_machine(String address) {
        assertThat(DocuSignProperties.refusal(URI.create(address), false)).isEmpty();
        assertThat(Settings.at(address, false).oauthUri()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.1",
                "http://0.0.0.0:8090",
                "http://10.0.0.1:8090",
                "http://[2001:db8::1]",
                "http://no-such-host.invalid"
            })
    void plain_http_leaves_this_machine_only_when_that_is_allowed(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.at(address, false))
                .withMessageContainingAll("docusign.oauth-uri", address, "docusign.allow-plain-http");
        assertThat(Settings.at(address, true).oauthUri()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-d.docusign.com", "localhost:8090", "/oauth", "https:///x", "ftp://127.0.0.1"})
    void what_is_no_web_address_is_refused_whatever_is_allowed(String address) {
        for (var allowed : List.of(true, false)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Settings.at(address, allowed))
                    .withMessageContainingAll("docusign.oauth-uri", address);
        }
    }

    @Test
    void the_audience_is_a_bare_host() {
        for (var host : List.of("https://account-d.docusign.com", "account-d.docusign.com/")) {
            assertThat(failure(Map.of("docusign.oauth-host", host))).contains("docusign.oauth-host", "bare host");
        }
    }

    @Test
    void a_mistyped_key_is_refused() {
        assertThat(failure(Map.of("docusign.integrationkey-id", "x"))).contains("integrationkey-id");
        assertThat(failure(Map.of("docusign.accounts.main.hourly", "x"))).contains("hourly");
    }

    @Test
    void the_keys_of_webhooks_stand_in_no_log_line() {
        assertThat(connect(
                                "docusign.connect.hmac-keys",
                                "hunter2",
                                "docusign.connect.public-url",
                                "https://sign.example.com")
                        .toString())
                .contains("sign.example.com")
                .doesNotContain("hunter2");
    }

    @Test
    void webhooks_are_off_without_a_key_and_ordered_only_with_an_address_too() {
        assertThat(connect().on()).isFalse();
        assertThat(connect("docusign.connect.hmac-keys", " , ").on()).isFalse();
        assertThat(connect("docusign.connect.public-url", "https://a.example").deliverTo())
                .isEmpty();
        var both = connect("docusign.connect.hmac-keys", "a, b", "docusign.connect.public-url", "https://a.example/");
        assertThat(both.hmacKeys()).containsExactly("a", "b");
        assertThat(both.deliverTo()).isEqualTo("https://a.example/connect");
        assertThat(both.maxBody().toMegabytes()).isEqualTo(5);
    }

    @Test
    void docusign_delivers_to_https_only() {
        assertThat(failure(Map.of("docusign.connect.public-url", "http://a.example")))
                .contains("docusign.connect.public-url", "not https");
    }

    private static Connect connect(String... keysAndValues) {
        var more = new HashMap<String, String>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            more.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return bound(more).connect();
    }

    private static DocuSignProperties bound(Map<String, String> more) {
        var keys = new HashMap<>(LEAST);
        keys.putAll(more);
        return new Binder(new MapConfigurationPropertySource(keys))
                .bind("docusign", DocuSignProperties.class)
                .get();
    }

    /** All messages of the failure; unknown keys are only seen with Spring Boot's own handler. */
    private static String failure(Map<String, String> more) {
        var keys = new HashMap<>(LEAST);
        keys.putAll(more);
        try {
            new Binder(new MapConfigurationPropertySource(keys))
                    .bind(
                            "docusign",
                            Bindable.of(DocuSignProperties.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
        } catch (RuntimeException e) {
            var messages = new StringBuilder();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                messages.append(cause).append('\n');
            }
            return messages.toString();
        }
        throw new AssertionError("nothing was refused");
    }
}
