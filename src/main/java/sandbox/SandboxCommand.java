package sandbox;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** The sandbox as a program of its own: it says where it is and what to configure, and stays until it is stopped. */
public final class SandboxCommand {

    private SandboxCommand() {}

    /** Blocks until the process is told to stop; the result is the exit code. */
    public static int run(String[] args) {
        Sandbox sandbox;
        try {
            sandbox = Sandbox.start(SandboxOptions.read(args));
        } catch (RuntimeException e) {
            System.err.println("sandbox: " + e.getMessage());
            return 2;
        }
        introduce(sandbox, System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            sandbox.close();
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    static void introduce(Sandbox sandbox, PrintStream out) {
        Identities identities = sandbox.settings().identities();
        String key = identities.integrationKeys().keySet().iterator().next();
        SandboxAccount account = identities.accounts().get(0);
        out.println("The sandbox listens on " + sandbox.uri() + " (state: " + sandbox.uri() + "/sandbox/state)");
        if (identities.integrationKeys().get(key).isEmpty()) {
            out.println(
                    "It has no public key, so it believes every signature: say --public-key=file.pem to check them.");
        }
        out.println();
        out.println("docusign.oauth-uri=" + sandbox.uri());
        out.println("docusign.oauth-host=" + identities.oauthHost());
        out.println("docusign.integration-key=" + key);
        out.println("docusign.accounts.main.account-id=" + account.id());
        out.println("docusign.accounts.main.user-id=" + account.userIds().get(0));
        Limits limits = sandbox.settings().limits();
        out.println("docusign.accounts.main.hourly-limit=" + limits.hourly());
        out.println("docusign.accounts.main.burst-limit=" + limits.burst());
        out.println("docusign.accounts.main.hour-length=" + limits.hourLength());
        out.println("docusign.accounts.main.burst-length=" + limits.burstLength());
        if (!sandbox.settings().connect().keys().isEmpty()) {
            out.println("docusign.connect.hmac-keys="
                    + String.join(",", sandbox.settings().connect().keys()));
        }
        account.templates().forEach(template -> introduce(template, out));
    }

    private static void introduce(SandboxTemplate template, PrintStream out) {
        out.println();
        out.println("# " + template.name());
        out.println("template: " + template.id());
        template.roles().forEach(role -> out.println("role: " + role.name() + "   # text tabs: " + role.textTabs()));
    }
}
