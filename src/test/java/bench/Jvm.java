package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JVM of this machine. The image has a newer one than the build asks for, whose caches hold more; where it is installed
 * beside the one that runs, starts are measured with it.
 *
 * @param home its folder
 * @param feature its version, such as 25
 */
record Jvm(Path home, int feature) {

    private static final int OF_THE_IMAGE = 25;

    static Jvm running() {
        return new Jvm(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** As in the image, or the one that runs if there is none. */
    static Jvm ofTheImage() {
        if (running().feature >= OF_THE_IMAGE) {
            return running();
        }
        try (var beside = Files.list(running().home.toRealPath().getParent())) {
            return beside.flatMap(Jvm::in)
                    .filter(jvm -> jvm.feature == OF_THE_IMAGE)
                    .findFirst()
                    .orElse(running());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Jvm> in(Path home) {
        var release = new Properties();
        try (var said = Files.newBufferedReader(home.resolve("release"))) {
            release.load(said);
        } catch (IOException none) {
            return Stream.empty();
        }
        var version = release.getProperty("JAVA_VERSION", "").replace("\"", "").split("[.+-]")[0];
        return version.matches("\\d+") ? Stream.of(new Jvm(home, Integer.parseInt(version))) : Stream.empty();
    }

    Path java() {
        return home.resolve("bin").resolve("java");
    }
}
