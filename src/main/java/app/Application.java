package app;

import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import sandbox.SandboxCommand;

/** The one program; its first word says what to do, none runs the service. */
@SpringBootApplication(scanBasePackages = {"app", "routes"})
@ConfigurationPropertiesScan({"app", "routes", "docusign", "documents"})
public class Application {

    private static final List<String> COMMANDS = List.of("keys", "sandbox");

    /** @param args a command, or nothing but Spring Boot's options */
    public static void main(String[] args) {
        // one time zone for cron expressions, partners' tables and logs, wherever the machine stands
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        if (args.length == 0 || args[0].startsWith("-")) {
            run(args);
        } else if (args[0].equals("sandbox")) {
            System.exit(SandboxCommand.run(Arrays.copyOfRange(args, 1, args.length)));
        } else if (args[0].equals("keys")) {
            System.exit(KeysCommand.run(Arrays.copyOfRange(args, 1, args.length)));
        } else {
            System.err.println(
                    "unknown command '" + args[0] + "'; commands are " + COMMANDS + ", none runs the service");
            System.exit(2);
        }
    }

    private static void run(String[] args) {
        var application = new SpringApplication(Application.class);
        application.addListeners(new RequiredSettings());
        try {
            application.run(args);
        } catch (RuntimeException e) {
            System.exit(1); // it was logged; threads that already run must not keep a service alive that has failed
        }
    }
}
