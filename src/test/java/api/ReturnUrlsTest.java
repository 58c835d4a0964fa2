package api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnUrlsTest {

    private static final List<String> PATTERNS =
            List.of("https://portal.example.com/signed*", "https://www.example.com/done?x=1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.example.com/signed",
                "https://PORTAL.example.com/signed/thanks?lang=de#top",
                "https://www.example.com/done?x=1"
            })
    void an_address_that_begins_like_a_pattern_or_is_one_fits(String address) {
        assertThat(ReturnUrls.flaw(address, PATTERNS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://portal.example.com.evil.example/signed",
                "https://portal.example.com@evil.example/signed",
                "https://portal.example.com:444/signed",
                "https://portal.example.com/other",
                "https://portal.example.com/signed/../admin",
                "https://portal.example.com/signed/%2e%2E/admin",
                "https://portal.example.com/signed%2f..%2fadmin",
                "http://portal.example.com/signed",
                "https://www.example.com/done?x=1&y=2",
                "javascript:alert(1)",
                "//portal.example.com/signed",
                "https:///signed",
                "not an address",
                ""
            })
    void a_look_alike_does_not(String address) {
        assertThat(ReturnUrls.flaw(address, PATTERNS)).isNotEmpty();
    }

    @Test
    void a_key_without_patterns_may_name_no_way_back_and_docusigns_limit_holds() {
        assertThat(ReturnUrls.flaw("https://portal.example.com/signed", List.of()))
                .contains("no way back");
        assertThat(ReturnUrls.flaw("https://portal.example.com/signed" + "x".repeat(450), PATTERNS))
                .contains("470");
    }

    @Test
    void a_pattern_names_host_and_path() {
        assertThat(ReturnUrls.flawOfPattern("https://portal.example.com/*")).isEmpty();
        assertThat(ReturnUrls.flawOfPattern("http://localhost:8000/*")).isEmpty();
        for (var wrong : List.of(
                "https://*",
                "https://*.example.com/",
                "https://portal.example.com*",
                "http://portal.example.com/",
                "*")) {
            assertThat(ReturnUrls.flawOfPattern(wrong)).as(wrong).isNotEmpty();
        }
    }
}
