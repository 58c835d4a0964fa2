package api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ledger.NewSiteKey;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Reads what a new key is to be able to do, and says of each property what is wrong with it. */
public final class WantedKey {

    private static final int LONGEST_NAME = 100;
    private static final int MOST = 50;
    private static final int USUAL_PER_MINUTE = 60;
    private static final int MOST_PER_MINUTE = 100_000;

    private final Set<String> templates;
    private final Instant now;
    private final Map<String, String> flaws = new LinkedHashMap<>();

    /**
     * @param templates the partner's words for its templates
     * @param now a key ends later than that
     */
    public WantedKey(Set<String> templates, Instant now) {
        this.templates = templates;
        this.now = now;
    }

    /** The property names of the operators' call, all but the name may be left out. */
    public record Properties(
            String name,
            List<String> templates,
            List<String> operations,
            List<String> returnUrls,
            Integer perMinute,
            String expires,
            List<String> networks,
            JsonNode reason) {}

    /** @throws org.springframework.web.ErrorResponseException naming each property that is wrong */
    public NewSiteKey read(Properties given) {
        var name = given.name() == null ? "" : given.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            flaws.put("name", "must be one line of 1 to " + LONGEST_NAME + " characters");
        }
        var words = Optional.ofNullable(given.templates());
        words.ifPresent(some ->
                each("templates", some, word -> templates.contains(word) ? "" : "the partner has " + templates));
        var operations = Optional.ofNullable(given.operations()).orElse(Operation.USUAL);
        each(
                "operations",
                operations,
                word -> Operation.words().contains(word) ? "" : "there are " + Operation.words());
        var urls = Optional.ofNullable(given.returnUrls()).orElse(List.of());
        each("returnUrls", urls, ReturnUrls::flawOfPattern);
        var networks = Optional.ofNullable(given.networks()).orElse(List.of());
        each("networks", networks, WantedKey::flawOfNetwork);
        var perMinute = Optional.ofNullable(given.perMinute()).orElse(USUAL_PER_MINUTE);
        if (perMinute < 1 || perMinute > MOST_PER_MINUTE) {
            flaws.put("perMinute", "must be a number from 1 to " + MOST_PER_MINUTE);
        }
        var expires = Optional.ofNullable(given.expires()).flatMap(this::expiry);
        if (!flaws.isEmpty()) {
            throw Problem.flawed(flaws);
        }
        return new NewSiteKey(name, words, operations, urls, networks, perMinute, expires);
    }

    @FunctionalInterface
    private interface Check {
        String flaw(String value);
    }

    private void each(String property, List<String> values, Check check) {
        if (values.isEmpty() && !property.equals("returnUrls") && !property.equals("networks")
                || values.size() > MOST) {
            flaws.put(property, "has 1 to " + MOST + " entries");
        }
        new ArrayList<>(values)
                .stream()
                        .map(value -> value == null || value.length() > 500 || value.indexOf('\0') >= 0
                                ? "an entry is a text of 500 characters at most"
                                : check.flaw(value))
                        .filter(flaw -> !flaw.isEmpty())
                        .findFirst()
                        .ifPresent(flaw -> flaws.put(property, flaw));
    }

    private static String flawOfNetwork(String network) {
        try {
            // a name would be looked up
            if (network.matches("[0-9a-fA-F.:/]+")) {
                new IpAddressMatcher(network);
                return "";
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        return "must be an address or a network as 10.0.0.0/8";
    }

    private Optional<Instant> expiry(String text) {
        try {
            var at = Instant.parse(text);
            if (at.isAfter(now)) {
                return Optional.of(at);
            }
            flaws.put("expires", "is over already");
        } catch (DateTimeParseException e) {
            flaws.put("expires", "must be a time as 2027-01-31T00:00:00Z");
        }
        return Optional.empty();
    }
}
