package app;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.springframework.stereotype.Component;
import routes.OwnRoutes;

/** Compiles a class as it would be compiled in a fork of the project, beside the routes that are there. */
final class Fork {

    private Fork() {}

    /** Adds the one route of that class to a running service and answers it. */
    static RouteDefinition compile(String sources, String name, CamelContext camel) throws Exception {
        var classes = Files.createTempDirectory("fork");
        var source = Path.of(sources, name.replace('.', '/') + ".java");
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var exit = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-Xlint:all,-classfile,-processing",
                        "-Werror",
                        "-proc:none",
                        "-cp",
                        classPath,
                        "-d",
                        classes.toString(),
                        source.toString());
        if (exit != 0) {
            throw new IllegalStateException(source + " does not compile");
        }
        var type = define(classes.resolve(name.replace('.', '/') + ".class"));
        if (!type.isAnnotationPresent(Component.class)) {
            throw new IllegalStateException("nobody would find " + type);
        }
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        var before = routes(camel);
        camel.addRoutes((RouteBuilder) constructor.newInstance());
        var added = routes(camel);
        added.removeAll(before);
        return added.get(0);
    }

    /** In the package it belongs to, where it meets what is not public. */
    private static Class<?> define(Path file) throws IOException, IllegalAccessException {
        return MethodHandles.privateLookupIn(OwnRoutes.class, MethodHandles.lookup())
                .defineClass(Files.readAllBytes(file));
    }

    private static List<RouteDefinition> routes(CamelContext camel) {
        return new ArrayList<>(((ModelCamelContext) camel).getRouteDefinitions());
    }
}
