package image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The image that Maven makes without Docker is that of the Dockerfile, but for the cache. */
class MavenImageTest {

    private static final String PROFILE = "/project/profiles/profile[id='image']";
    private static final String CONTAINER = PROFILE + "//configuration/container";

    private static Dockerfile whole;
    private static Dockerfile shipped;
    private static Document pom;

    @BeforeAll
    static void read() throws Exception {
        whole = Dockerfile.read();
        shipped = whole.shipped();
        pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
    }

    @Test
    void it_is_based_on_the_same_image() throws Exception {
        assertThat(whole.all("ARG")).contains("RUN_IMAGE=" + only(PROFILE + "/properties/image.base"));
        assertThat(only(PROFILE + "//from/image")).isEqualTo("${image.base}");
    }

    @Test
    void it_runs_as_the_same_user_in_the_same_folder_with_the_same_ports() throws Exception {
        assertThat(texts(CONTAINER + "/user")).isEqualTo(shipped.all("USER"));
        assertThat(texts(CONTAINER + "/workingDirectory")).isEqualTo(shipped.all("WORKDIR"));
        assertThat(texts(CONTAINER + "/ports/port"))
                .containsExactly(shipped.all("EXPOSE").get(0).split(" "));
    }

    @Test
    void it_starts_the_same_but_for_the_cache_and_where_the_jars_lie() throws Exception {
        var words = shipped.entryPoint().stream()
                .filter(word -> !word.startsWith("-XX:AOTCache="))
                .map(word -> word.replace("/app/countersign.jar:", "/app/classpath/*:/app/libs/*:"))
                .toList();
        assertThat(texts(CONTAINER + "/entrypoint/word")).isEqualTo(words);
    }

    @Test
    void its_labels_are_the_same() throws Exception {
        var labels = Pattern.compile("(org\\.opencontainers\\.image\\.[a-z]+)=\"([^\"]*)\"")
                .matcher(String.join(" ", shipped.all("LABEL")))
                .results()
                .map(label -> label.group(1) + "="
                        + label.group(2)
                                .replace("${VERSION}", "${project.version}")
                                .replace("${REVISION}", "${image.revision}"))
                .toList();
        assertThat(nodes(CONTAINER + "/labels/*").stream()
                        .map(label -> label.getNodeName() + "=" + label.getTextContent())
                        .toList())
                .isNotEmpty()
                .isEqualTo(labels);
    }

    private static String only(String path) throws Exception {
        assertThat(texts(path)).hasSize(1);
        return texts(path).get(0);
    }

    private static List<String> texts(String path) throws Exception {
        return nodes(path).stream().map(Node::getTextContent).toList();
    }

    private static List<Node> nodes(String path) throws Exception {
        var found = (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).toList();
    }
}
