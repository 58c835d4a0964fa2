package app;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The people who sign up at a partner in the tests: names that break careless programs, and every ending there is. */
public final class Crowd {

    private static final List<String> NAMES = List.of(
            "Ada Byron",
            "Seán O'Brien",
            "Zoë 李",
            "'; DROP TABLE signups;--",
            "${jndi:ldap://localhost/x}",
            "${sys.user} ${body}",
            "{{x}}",
            "{{sys:user.home}}",
            "\"Robin\" <Hood> \\ & Söhne",
            ":#ref #{1+1} %s ?",
            "محمد العلي",
            "𝒜nna 👩‍🚀");

    /** How each ending begins and what the partner is told of it. */
    private static final Map<String, Ending> ENDINGS = Map.of(
            "sign", new Ending("completed", ""),
            "decline", new Ending("declined", "I do not want this any more."),
            "void", new Ending("voided", "Voided by the sender."),
            "expire", new Ending("expired", "Envelope has expired."),
            "bounce", new Ending("bounced", "550 5.1.1 mailbox unknown"),
            "ignore", new Ending("sent", ""));

    private static final List<String> ORDER = List.of("sign", "decline", "void", "sign", "expire", "bounce", "ignore");

    private Crowd() {}

    /** What the partner is told in the end. */
    public record Ending(String status, String reason) {}

    /** Somebody whose sign-up is in order. */
    public record Person(String ref, String name, String email, String city, Ending ending) {

        /** The extra column that fills a tab. */
        public String memberNumber() {
            return "M-" + ref;
        }
    }

    /** A row that is no sign-up, and what its partner is told. */
    public record Nobody(String ref, String name, String email, String reason) {}

    /** That many people; their refs begin with the prefix. */
    public static List<Person> people(String prefix, int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> {
                    var act = ORDER.get(number % ORDER.size());
                    return new Person(
                            prefix + number,
                            NAMES.get(number % NAMES.size()),
                            "Member." + prefix + number + "+" + act + "@example.org",
                            number % 5 == 0 ? "{{city}}" : "Köln " + number,
                            ENDINGS.get(act));
                })
                .toList();
    }

    /** One row of each kind that is no sign-up. */
    public static List<Nobody> nobodies(String prefix) {
        var email = "nobody@example.org";
        return List.of(
                new Nobody(prefix + "-no-email", "Ann", null, "email: is empty"),
                new Nobody(prefix + "-broken-email", "Ann", "ann at example", "email: is no e-mail address"),
                new Nobody(prefix + "-no-name", " ", email, "name: is empty"),
                new Nobody(prefix + "-long", "x".repeat(300), email, "name: has 300 characters, the limit is 100"),
                new Nobody(
                        prefix + "-control",
                        "Bell\u0007 Ringer",
                        email,
                        "name: has a control character (U+0007) at position 5"));
    }
}
