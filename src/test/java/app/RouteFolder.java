package app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes routes as an integrator would, and the files that they read. */
record RouteFolder(Path root) {

    static final String PERSON = "{\"ref\": \"%s\", \"name\": \"Ann\", \"email\": \"%s@example.org\"}";

    /** Below that directory, in {@code routes}. */
    static RouteFolder in(Path root) throws IOException {
        Files.createDirectories(root.resolve("routes"));
        Files.createDirectories(root.resolve("people"));
        return new RouteFolder(root);
    }

    void route(String name, String text) throws IOException {
        Files.writeString(root.resolve("routes").resolve(name + ".camel.yaml"), text);
    }

    /** As it lies in {@code examples/}, with its folders here. */
    String example(String name) throws IOException {
        return Files.readString(Path.of("examples", name + ".camel.yaml")).replace("/var/spool", root.toString());
    }

    /** Much like one of the examples. */
    String inbox(String id, String into) {
        return """
                - route:
                    id: %s
                    from:
                      uri: file:%s
                      parameters: {delay: 100, initialDelay: 0, include: ".*[.]json"}
                      steps:
                        - to: %s
                """.formatted(id, root.resolve("people"), into);
    }

    /** A person for those routes. */
    void handIn(String ref) throws IOException {
        var file = Files.writeString(root.resolve(ref), PERSON.formatted(ref, ref));
        Files.move(file, root.resolve("people").resolve(ref + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }
}
