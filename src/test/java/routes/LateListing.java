package routes;

import docusign.Answer;
import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.RestCall;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** DocuSign's listing of changes as it is at its worst: late, in small pages, and refused for a limit now and then. */
final class LateListing {

    private static final int PAGE = 50;

    private final Map<String, List<Change>> envelopes = new LinkedHashMap<>();
    private final Random random;
    private final Duration latest;
    private double refused;
    private Instant now = Instant.EPOCH;
    private int calls;

    /**
     * @param latest how late a change may show
     * @param refused how often a call is refused for a limit
     */
    LateListing(Random random, Duration latest, double refused) {
        this.random = random;
        this.latest = latest;
        this.refused = refused;
    }

    private record Change(String envelope, String status, Instant at, Instant shown) {}

    void changed(String envelope, String status, Instant at) {
        var late = Duration.ofMillis((long) (random.nextDouble() * latest.toMillis()));
        envelopes
                .computeIfAbsent(envelope, any -> new ArrayList<>())
                .add(new Change(envelope, status, at, at.plus(late)));
    }

    void timeIs(Instant time) {
        now = time;
    }

    /** From now on the quota is large enough. */
    void refuseNoMore() {
        refused = 0;
    }

    int calls() {
        return calls;
    }

    /** The truth, however late it shows. */
    Map<String, String> truth() {
        return envelopes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> last(entry.getValue()).status()));
    }

    private static Change last(List<Change> changes) {
        return changes.get(changes.size() - 1);
    }

    Answer answer(RestCall call) {
        calls++;
        if (random.nextDouble() < refused) {
            return new NotNow(Duration.ofSeconds(9), "the quota is spent");
        }
        var asked = asked(call);
        var from = Instant.parse(asked.get("from_date"));
        var start = Integer.parseInt(asked.get("start_position"));
        var all = envelopes.values().stream()
                .map(changes -> changes.stream()
                        .filter(change -> !change.shown().isAfter(now))
                        .toList())
                .filter(shown -> !shown.isEmpty())
                .map(LateListing::last)
                .filter(change -> !change.at().isBefore(from))
                .sorted(Comparator.comparing(Change::at).reversed())
                .toList();
        var page = all.stream().skip(start).limit(PAGE).toList();
        var next = start + page.size() < all.size() ? "/envelopes?start_position=" + (start + page.size()) : "";
        return new Answered(200, json(page, all.size(), next));
    }

    private static Map<String, String> asked(RestCall call) {
        var asked = new LinkedHashMap<String, String>();
        for (var pair : URI.create(call.path()).getRawQuery().split("&")) {
            var name = pair.split("=", 2);
            asked.put(name[0], URLDecoder.decode(name[1], StandardCharsets.UTF_8));
        }
        return asked;
    }

    private static String json(List<Change> page, int all, String next) {
        return page.stream()
                .map(change -> """
                        {"envelopeId":"%s","status":"%s","statusChangedDateTime":"%s","sentDateTime":"2026-06-01T08:00:00Z"}""".formatted(change.envelope(), change.status(), change.at()))
                .collect(Collectors.joining(
                        ",",
                        "{\"resultSetSize\":\"" + page.size() + "\",\"totalSetSize\":\"" + all + "\",\"nextUri\":\""
                                + next + "\",\"envelopes\":[",
                        "]}"));
    }
}
