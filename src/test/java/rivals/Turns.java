package rivals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** How a rival takes turns: it says "ready", works whenever its standard input says so, and ends with it. */
final class Turns {

    private Turns() {}

    /** One turn's work. */
    interface Work {
        void doIt() throws Exception;
    }

    static void take(Work work) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        while (in.readLine() != null) {
            work.doIt();
            System.out.println("done");
        }
        System.exit(0);
    }

    /** For a process that has no turns: whoever started it has gone, so it goes too. */
    static void endWithInput() {
        var thread = new Thread(
                () -> {
                    try {
                        System.in.readAllBytes();
                    } catch (IOException e) {
                        System.err.println("nobody is there any more: " + e.getMessage());
                    }
                    System.exit(0);
                },
                "input");
        thread.setDaemon(true);
        thread.start();
    }
}
