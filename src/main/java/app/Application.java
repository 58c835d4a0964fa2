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

    private static final List<String> COMMANDS =
            List.of("check", "rehearse", "new-partner", "schema", "keys", "sandbox");

    /** @param args a command, or nothing but Spring Boot's options */
    public static void main(String[] args) {
        // one time zone for cron expressions, partners' tables and logs, wherever the machine stands
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        if (args.length == 0 || args[0].startsWith("-")) {
            run(args);
        } else {
            System.exit(command(args[0], Arrays.copyOfRange(args, 1, args.length)));
        }
    }

    private static int command(String command, String[] args) {
        return switch (command) {
            case "check" -> CheckCommand.run(args, System.out);
            case "rehearse" -> RehearseCommand.run(args, System.out);
            case "new-partner" -> NewPartnerCommand.run(args, System.out);
            case "schema" -> SchemaCommand.run(args, System.out);
            case "keys" -> KeysCommand.run(args);
            case "sandbox" -> SandboxCommand.run(args);
            default -> {
                System.err.println(
                        "unknown command '" + command + "'; commands are " + COMMANDS + ", none runs the service");
                yield 2;
            }
        };
    }

    private static void run(String[] args) {
        var application = new SpringApplication(Application.class);
        application.addListeners(new RequiredSettings(), new PreparedContext());
        try {
            application.run(args);
        } catch (SpringApplication.AbandonedRunException e) {
            throw e; // not a start: the beans are worked out when the jar is built
        } catch (RuntimeException e) {
            System.exit(1); // it was logged; threads that already run must not keep a service alive that has failed
        }
    }
}
