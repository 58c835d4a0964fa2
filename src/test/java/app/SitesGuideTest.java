package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the guide for site developers are called as they stand there. */
class SitesGuideTest {

    private static final Pattern BLOCK = Pattern.compile("```sh\\n(curl .*?)```", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    /** The words of a command line. */
    private static List<String> words(String command) {
        return QUOTED.matcher(command.replace("\\\n", " "))
                .results()
                .map(SitesGuideTest::word)
                .toList();
    }

    private static String word(MatchResult word) {
        for (var group = 1; group <= 3; group++) {
            if (word.group(group) != null) {
                return word.group(group);
            }
        }
        throw new IllegalStateException("a word of no kind");
    }

    private static Site.Reply run(String command, String base, String key) {
        var words = words(command.replace("$BASE", base).replace("$KEY", key));
        var method = "GET";
        var headers = new ArrayList<String>();
        var address = "";
        var body = BodyPublishers.noBody();
        for (var at = 1; at < words.size(); at++) {
            switch (words.get(at)) {
                case "-X" -> method = words.get(++at);
                case "-H" -> headers.addAll(List.of(words.get(++at).split(": ", 2)));
                case "-d" -> body = BodyPublishers.ofString(words.get(++at));
                default -> address = words.get(at);
            }
        }
        var request = HttpRequest.newBuilder(URI.create(address)).method(method, body);
        return Site.wait(request.headers(headers.toArray(String[]::new)).build());
    }

    @Test
    void each_example_does_what_it_says() throws IOException {
        var sites = Sites.shared();
        var guide = Files.readString(Path.of("docs/sites.md"));
        var commands =
                BLOCK.matcher(guide).results().map(block -> block.group(1)).toList();
        assertThat(commands).hasSize(4);
        var key = Site.key(
                sites.one.port(),
                "acme",
                Map.of(
                        "name", "guide",
                        "operations", List.of("create", "status", "signing-page", "look-up"),
                        "returnUrls", List.of("https://portal.example.com/*")));
        var base = "http://localhost:" + sites.one.port();
        assertThat(run(commands.get(0), base, key).status()).isEqualTo(201);
        assertThat(run(commands.get(0), base, key).status()).isEqualTo(200);
        assertThat(run(commands.get(1), base, key).text("url")).contains("/signing/");
        assertThat(run(commands.get(2), base, key).text("state")).isIn("sent", "delivered");
        assertThat(run(commands.get(3), base, key)
                        .body()
                        .path("items")
                        .path(0)
                        .path("ref")
                        .asText())
                .isEqualTo("A-1001");
    }
}
