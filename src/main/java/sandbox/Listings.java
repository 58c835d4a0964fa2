package sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What lists and searches see: the truth, a little late. */
final class Listings {

    private record Place(Instant changed, long number) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::changed)
                    .thenComparingLong(Place::number)
                    .compare(this, other);
        }
    }

    private record News(Instant from, long number, SandboxEnvelope envelope) {}

    private final Clock clock;
    private final PriorityQueue<News> coming =
            new PriorityQueue<>(Comparator.comparing(News::from).thenComparingLong(News::number));
    private final Map<String, SandboxEnvelope> seen = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final TreeMap<Place, SandboxEnvelope> byChange = new TreeMap<>();
    private final Map<String, Set<String>> byTransaction = new HashMap<>();
    private final Map<String, Set<String>> byCustomField = new HashMap<>();
    private long numbers;

    Listings(Clock clock) {
        this.clock = clock;
    }

    synchronized void publish(SandboxEnvelope envelope, Duration delay) {
        coming.add(new News(clock.instant().plus(delay), numbers++, envelope));
    }

    synchronized List<SandboxEnvelope> byIds(List<String> ids) {
        catchUp();
        return ids.stream()
                .map(id -> seen.get(id.toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .toList();
    }

    synchronized List<SandboxEnvelope> byTransactions(List<String> transactions) {
        catchUp();
        return transactions.stream()
                .distinct()
                .flatMap(id -> byTransaction.getOrDefault(id, Set.of()).stream())
                .map(seen::get)
                .toList();
    }

    synchronized List<SandboxEnvelope> byCustomField(String nameAndValue) {
        catchUp();
        return byCustomField.getOrDefault(nameAndValue, Set.of()).stream()
                .map(seen::get)
                .toList();
    }

    /** All whose last change lies in the span, oldest change first. */
    synchronized List<SandboxEnvelope> changedBetween(Instant from, Instant to, Predicate<SandboxEnvelope> wanted) {
        catchUp();
        List<SandboxEnvelope> found = new ArrayList<>();
        for (SandboxEnvelope one : byChange.subMap(new Place(from, -1), true, new Place(to, Long.MAX_VALUE), true)
                .values()) {
            if (wanted.test(one)) {
                found.add(one);
            }
        }
        return found;
    }

    private void catchUp() {
        Instant now = clock.instant();
        while (!coming.isEmpty() && !coming.peek().from().isAfter(now)) {
            show(coming.poll());
        }
    }

    private void show(News news) {
        SandboxEnvelope envelope = news.envelope();
        Place place = new Place(envelope.times().changed(), news.number());
        Place before = places.get(envelope.id());
        if (before != null && before.number() > place.number()) {
            return;
        }
        if (before != null) {
            byChange.remove(before);
        }
        places.put(envelope.id(), place);
        byChange.put(place, envelope);
        if (seen.put(envelope.id(), envelope) == null) {
            remember(byTransaction, envelope.transactionId(), envelope.id());
            envelope.customFields()
                    .forEach((name, value) -> remember(byCustomField, name + "=" + value, envelope.id()));
        }
    }

    private static void remember(Map<String, Set<String>> index, String key, String id) {
        index.computeIfAbsent(key, any -> new LinkedHashSet<>(2)).add(id);
    }
}
