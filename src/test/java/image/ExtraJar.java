package image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

/** A jar that somebody lays beside the service's; it says so when the service starts. */
public class ExtraJar implements ApplicationListener<ApplicationStartedEvent> {

    static final String WORDS = "an extra jar was found";

    @Override
    public void onApplicationEvent(ApplicationStartedEvent started) {
        System.out.println(WORDS);
    }

    static void in(Path folder) throws IOException {
        Files.createDirectories(folder);
        var name = ExtraJar.class.getName();
        var file = name.replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("extra.jar")));
                var bytes = ExtraJar.class.getClassLoader().getResourceAsStream(file)) {
            jar.putNextEntry(new JarEntry(file));
            bytes.transferTo(jar);
            jar.putNextEntry(new JarEntry("META-INF/spring.factories"));
            jar.write((ApplicationListener.class.getName() + "=" + name).getBytes(StandardCharsets.UTF_8));
        }
    }
}
