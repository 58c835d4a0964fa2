package sandbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which envelopes a search means, and in which order. */
final class SearchFilter {

    private final Identities identities;

    SearchFilter(Identities identities) {
        this.identities = identities;
    }

    Predicate<SandboxEnvelope> wanted(Visit visit, ListQuery query) {
        return dated(query, visit.now()).and(sentBy(visit)).and(texts(visit.call()));
    }

    private static Predicate<SandboxEnvelope> dated(ListQuery query, Instant now) {
        if (!query.names("from_date")) {
            return one -> true;
        }
        Instant from = query.date("from_date", now);
        Instant to = query.date("to_date", now);
        String qualifier = query.qualifier();
        return one -> {
            Instant at =
                    switch (qualifier) {
                        case "created" -> one.times().created();
                        case "sent" -> one.times().sent();
                        case "completed" -> one.times().completed();
                        case "voided" -> one.times().voided();
                        default -> one.times().changed();
                    };
            return at != null && !at.isBefore(from) && !at.isAfter(to);
        };
    }

    /** The address in {@code email} is the sender's, never a signer's. */
    private Predicate<SandboxEnvelope> sentBy(Visit visit) {
        Optional<String> email = visit.call().asked("email");
        Optional<String> name = visit.call().asked("user_name");
        if (email.isPresent() != name.isPresent()) {
            throw Refusal.parameter("email and user_name must be given together.");
        }
        Predicate<SandboxEnvelope> owner = one -> visit.call()
                .asked("user_id")
                .map(id -> id.equalsIgnoreCase(one.senderId()))
                .orElse(true);
        if (email.isEmpty()) {
            return owner;
        }
        SandboxUser sender = identities.users().stream()
                .filter(user -> user.email().equalsIgnoreCase(email.get())
                        && user.name().equals(name.get()))
                .filter(visit.account()::member)
                .findFirst()
                .orElseThrow(() -> Refusal.bad("USER_NOT_FOUND", "The user was not found in this account."));
        return owner.and(one -> one.senderId().equals(sender.id()));
    }

    private static Predicate<SandboxEnvelope> texts(Call call) {
        String field = call.asked("custom_field").orElse("=");
        int equals = field.indexOf('=');
        if (equals < 0) {
            throw Refusal.parameter("custom_field is name=value.");
        }
        Predicate<SandboxEnvelope> fits = one -> equals == 0
                || field.substring(equals + 1).equals(one.customFields().get(field.substring(0, equals)));
        return call.asked("search_text")
                .map(text -> fits.and(one -> mentions(one, text.toLowerCase(Locale.ROOT))))
                .orElse(fits);
    }

    private static boolean mentions(SandboxEnvelope one, String text) {
        Stream<String> people = one.recipients().stream().flatMap(signer -> Stream.of(signer.name(), signer.email()));
        Stream<String> words = Stream.of(one.subject(), one.blurb());
        return Stream.of(people, words, one.customFields().values().stream())
                .flatMap(parts -> parts)
                .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(text));
    }

    static Comparator<SandboxEnvelope> order(Call call) {
        Comparator<SandboxEnvelope> order =
                switch (call.asked("order_by").orElse("status_changed")) {
                    case "status_changed" ->
                        Comparator.comparing(one -> one.times().changed());
                    case "last_modified" ->
                        Comparator.comparing(one -> one.times().modified());
                    case "created" -> Comparator.comparing(one -> one.times().created());
                    case "sent" ->
                        Comparator.comparing(
                                one -> Optional.ofNullable(one.times().sent()).orElse(Instant.MIN));
                    case "completed" ->
                        Comparator.comparing(one ->
                                Optional.ofNullable(one.times().completed()).orElse(Instant.MIN));
                    case "status" -> Comparator.comparing(SandboxEnvelope::status);
                    case "subject" -> Comparator.comparing(SandboxEnvelope::subject);
                    case "user_name" -> Comparator.comparing(SandboxEnvelope::name);
                    default ->
                        throw Refusal.parameter("order_by: " + call.query().get("order_by") + ".");
                };
        return call.asked("order").filter("desc"::equalsIgnoreCase).isPresent() ? order.reversed() : order;
    }
}
