package sandbox;

import java.time.Duration;

/**
 * Where the sandbox listens and how slow it is.
 *
 * @param host the address to bind
 * @param port 0 takes any free one
 * @param publicUri what {@code base_uri} says, or "" for the address the caller used
 * @param answerDelay every answer takes at least this long
 * @param jitter and at most this much longer
 */
public record Network(String host, int port, String publicUri, Duration answerDelay, Duration jitter) {

    public Network {
        if (answerDelay.isNegative() || jitter.isNegative()) {
            throw new IllegalArgumentException("an answer cannot take less than no time");
        }
    }

    static Network defaults() {
        return new Network("127.0.0.1", 0, "", Duration.ZERO, Duration.ZERO);
    }

    Network at(String bind, int number) {
        return new Network(bind, number, publicUri, answerDelay, jitter);
    }

    Network announced(String uri) {
        return new Network(host, port, uri, answerDelay, jitter);
    }

    Network slow(Duration delay, Duration more) {
        return new Network(host, port, publicUri, delay, more);
    }
}
