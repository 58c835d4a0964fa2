package sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * DocuSign's one search: what changed, what is there for a transaction id, a custom field, a text. Without an order the
 * oldest change comes first, so that an envelope that changes between two pages moves others to the page already read.
 */
final class ListEnvelopes {

    private static final Duration TRANSACTIONS_LIVE = Duration.ofDays(7);

    private final Listings listings;
    private final EnvelopeJson json;
    private final Behaviour behaviour;
    private final SearchFilter filter;

    ListEnvelopes(Listings listings, EnvelopeJson json, SandboxSettings settings) {
        this.listings = listings;
        this.json = json;
        this.behaviour = settings.behaviour();
        this.filter = new SearchFilter(settings.identities());
    }

    Answer answer(Visit visit) {
        ListQuery query = new ListQuery(visit.call(), behaviour.strictBodies());
        if (!query.names("from_date") && !query.names("envelope_ids") && !query.names("transaction_ids")) {
            throw Refusal.parameter("One of from_date, envelope_ids and transaction_ids is needed.");
        }
        List<SandboxEnvelope> found = found(visit, query);
        int start = query.number("start_position", 0, 0, Integer.MAX_VALUE);
        int count = query.number("count", 100, 1, 1000);
        List<SandboxEnvelope> page = found.stream().skip(start).limit(count).toList();
        boolean byTransaction = query.names("transaction_ids");
        Behaviour.TransactionAnswer shape = behaviour.transactionAnswer();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("resultSetSize", Integer.toString(page.size()));
        body.put("startPosition", Integer.toString(start));
        body.put("endPosition", Integer.toString(Math.max(start, start + page.size() - 1)));
        body.put("totalSetSize", Integer.toString(found.size()));
        body.put("nextUri", start + page.size() < found.size() ? uri(visit.call(), start + count) : "");
        body.put("previousUri", start > 0 ? uri(visit.call(), Math.max(0, start - count)) : "");
        if (!byTransaction || shape != Behaviour.TransactionAnswer.STATUSES) {
            body.put(
                    "envelopes",
                    page.stream().map(one -> json.listed(one, visit.call())).toList());
        }
        if (byTransaction && shape != Behaviour.TransactionAnswer.ENVELOPES) {
            body.put(
                    "envelopeTransactionStatuses",
                    page.stream().map(json::transaction).toList());
        }
        return Answer.json(200, body);
    }

    private List<SandboxEnvelope> found(Visit visit, ListQuery query) {
        List<String> statuses = query.statuses();
        Predicate<SandboxEnvelope> wanted =
                one -> one.accountId().equals(visit.account().id())
                        && one.status() != EnvelopeStatus.DELETED
                        && statuses.contains(one.status().word());
        return candidates(visit, query)
                .filter(wanted.and(filter.wanted(visit, query)))
                .sorted(SearchFilter.order(visit.call()))
                .collect(Collectors.toList());
    }

    private Stream<SandboxEnvelope> candidates(Visit visit, ListQuery query) {
        if (query.names("envelope_ids")) {
            return listings.byIds(query.ids("envelope_ids")).stream();
        }
        if (query.names("transaction_ids")) {
            return byTransactions(query.ids("transaction_ids"), visit.now());
        }
        return visit.call()
                .asked("custom_field")
                .map(field -> listings.byCustomField(field).stream())
                .orElseGet(() ->
                        listings
                                .changedBetween(query.date("from_date", Instant.EPOCH), Instant.MAX, any -> true)
                                .stream());
    }

    Stream<SandboxEnvelope> byTransactions(List<String> ids, Instant now) {
        return listings.byTransactions(ids).stream()
                .filter(one -> one.times().created().plus(TRANSACTIONS_LIVE).isAfter(now));
    }

    private static String uri(Call call, int start) {
        Map<String, String> query = new LinkedHashMap<>(call.query());
        query.put("start_position", Integer.toString(start));
        return "/envelopes?"
                + query.entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
