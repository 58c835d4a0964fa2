package docusign;

/** Lets plain Java send a request through the one door, whoever holds it. */
@FunctionalInterface
public interface Http {

    /** Sends the request and waits for what comes back. */
    Answer send(HttpCall call);
}
