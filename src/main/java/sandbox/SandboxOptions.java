package sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The command line of the sandbox; a word that means nothing stops it with a sentence. */
final class SandboxOptions {

    private static final Set<String> KNOWN = new TreeSet<>(Set.of(
            "port",
            "host",
            "public-uri",
            "hourly-limit",
            "burst-limit",
            "hour-length",
            "burst-length",
            "limit-status",
            "answer-delay",
            "answer-jitter",
            "listing-delay",
            "clock-skew",
            "signers",
            "signers-after",
            "public-key",
            "faults",
            "account-id",
            "user-id",
            "user-may",
            "integration-key",
            "template",
            "oauth-host",
            "token-lifetime",
            "bodies",
            "repeated-transaction",
            "connect-url",
            "connect-key",
            "connect-retry",
            "seed"));

    private final Map<String, List<String>> given = new LinkedHashMap<>();

    private SandboxOptions(String[] args) {
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String name = arg.startsWith("--") && equals > 2 ? arg.substring(2, equals) : arg;
            if (!KNOWN.contains(name) || equals < 0) {
                throw new IllegalArgumentException(
                        "unknown option " + arg + "; known are --" + String.join("=, --", KNOWN) + "=");
            }
            given.computeIfAbsent(name, any -> new ArrayList<>()).add(arg.substring(equals + 1));
        }
    }

    static SandboxSettings read(String[] args) {
        SandboxOptions options = new SandboxOptions(args);
        SandboxSettings settings = options.timed(SandboxSettings.defaults()
                .with(options.identities())
                .with(options.behaviour())
                .with(options.signers())
                .with(options.connect()));
        if (options.given.containsKey("faults")) {
            for (Fault fault : FaultJson.file(Path.of(options.text("faults", "")))) {
                settings = settings.with(fault);
            }
        }
        return settings;
    }

    private SandboxSettings timed(SandboxSettings defaults) {
        Limits limits = defaults.limits();
        return defaults.withHost(text("host", "127.0.0.1"))
                .withPort(number("port", 8090))
                .withPublicUri(text("public-uri", ""))
                .withLimits(number("hourly-limit", limits.hourly()), number("burst-limit", limits.burst()))
                .withWindows(time("hour-length", "1h"), time("burst-length", "30s"))
                .withLimitStatus(
                        choice("limit-status", "429", "400") ? Limits.LimitStatus.CURRENT : Limits.LimitStatus.LEGACY)
                .withAnswerDelay(time("answer-delay", "150ms"), time("answer-jitter", "0"))
                .withListingDelay(time("listing-delay", "0"));
    }

    private Identities identities() {
        Identities usual = Identities.defaults();
        SandboxUser user = usual.users().get(0);
        List<String> may = List.of(text("user-may", "send,administer").split(","));
        SandboxUser sender = new SandboxUser(text("user-id", user.id()), user.name(), user.email(), true)
                .allowed(may.contains("send"), may.contains("administer"));
        SandboxAccount account = usual.accounts().get(0);
        List<SandboxTemplate> templates = given.getOrDefault("template", List.of()).stream()
                .map(TemplateOption::read)
                .toList();
        String key = text("integration-key", Identities.INTEGRATION_KEY);
        Identities identities = new Identities(
                text("oauth-host", usual.oauthHost()),
                time("token-lifetime", "1h"),
                Map.of(key, List.of()),
                List.of(sender),
                List.of(new SandboxAccount(
                        text("account-id", account.id()),
                        account.name(),
                        List.of(sender.id()),
                        templates.isEmpty() ? account.templates() : TemplateOption.joined(templates))));
        for (String file : given.getOrDefault("public-key", List.of())) {
            identities = identities.key(key, publicKey(Path.of(file)));
        }
        return identities;
    }

    private Behaviour behaviour() {
        boolean strict = choice("bodies", "strict", "lenient");
        return Behaviour.defaults()
                .withClock(Clock.offset(Clock.systemUTC(), time("clock-skew", "0")))
                .withStrictness(strict, strict)
                .withRepeatedTransactionRefused(!choice("repeated-transaction", "second", "refuse"))
                .withSeed(number("seed", 1));
    }

    private ConnectSettings connect() {
        ConnectSettings usual = ConnectSettings.defaults();
        return usual.to(text("connect-url", ""))
                .signingOnly(given.getOrDefault("connect-key", List.of()))
                .retrying(time("connect-retry", "5s"), usual.attempts());
    }

    private SignerPlan signers() {
        String[] span = text("signers-after", "5s..30s").split("\\.\\.");
        Duration min = Durations.of(span[0]);
        Duration max = Durations.of(span[span.length - 1]);
        return switch (text("signers", "auto")) {
            case "auto" -> SignerPlan.lifelike(min, max);
            case "sign" -> SignerPlan.everybodySigns(min, max);
            case "off" -> SignerPlan.off();
            default -> throw new IllegalArgumentException("--signers is auto, sign or off");
        };
    }

    private String text(String name, String usual) {
        List<String> values = given.getOrDefault(name, List.of(usual));
        return values.get(values.size() - 1);
    }

    private int number(String name, int usual) {
        try {
            return Integer.parseInt(text(name, Integer.toString(usual)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " is a number, not " + text(name, ""), e);
        }
    }

    private Duration time(String name, String usual) {
        return Durations.of(text(name, usual));
    }

    /** Whether the first of two words was chosen; it is also the default. */
    private boolean choice(String name, String first, String second) {
        String word = text(name, first);
        if (!word.equals(first) && !word.equals(second)) {
            throw new IllegalArgumentException("--" + name + " is " + first + " or " + second + ", not " + word);
        }
        return word.equals(first);
    }

    private static RSAPublicKey publicKey(Path file) {
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
            byte[] der = Base64.getDecoder().decode(pem);
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds no RSA public key in PEM (BEGIN PUBLIC KEY)", e);
        }
    }
}
