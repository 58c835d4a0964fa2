package bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sandbox.EnvelopeStatus;
import sandbox.SandboxEnvelope;

/** Compares three books: what the partner was told, what the ledger says, and what the sandbox knows to be true. */
final class Books {

    private static final String TWICE = "This contract was sent twice";

    private record Entry(String ref, String state, String envelope) {}

    private final Stage stage;
    private final Map<String, List<SandboxEnvelope>> mailed;

    Books(Stage stage) {
        this.stage = stage;
        this.mailed = stage.sandbox().envelopes().stream()
                .filter(envelope -> envelope.mails() > 0)
                .collect(Collectors.groupingBy(Books::ref));
    }

    private static String ref(SandboxEnvelope envelope) {
        return envelope.customFields().getOrDefault("countersign", "?:?").split(":", 2)[1];
    }

    /** Sign-ups of which an envelope was mailed. */
    int mailed() {
        return mailed.size();
    }

    /** Sign-ups of which more than one envelope was mailed. */
    Map<String, List<SandboxEnvelope>> doubled() {
        return mailed.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Sign-ups of which more than one envelope can still be signed. */
    long openDoubles() {
        return doubled().values().stream()
                .filter(all -> all.stream().filter(Books::open).count() > 0)
                .filter(all -> all.stream().filter(one -> !takenBack(one)).count() > 1)
                .count();
    }

    private static boolean open(SandboxEnvelope envelope) {
        return envelope.status() == EnvelopeStatus.SENT || envelope.status() == EnvelopeStatus.DELIVERED;
    }

    static boolean takenBack(SandboxEnvelope envelope) {
        return envelope.voidedReason().startsWith(TWICE);
    }

    /** Sign-ups without a mailed envelope, or whose partner does not know the ending. */
    List<String> lost() {
        return stage.table().signups().stream()
                .filter(row -> !mailed.containsKey(row.ref())
                        || Set.of("", "sent", "delivered").contains(row.status()))
                .map(PartnerTable.Told::ref)
                .toList();
    }

    /** Rows whose story differs from the ledger's or from the truth. */
    List<String> wrong() {
        var ledger = new HashMap<String, Entry>();
        stage.ledger()
                .sql("select ref, state, coalesce(envelope_id, '') as envelope from signup")
                .query(Entry.class)
                .list()
                .forEach(entry -> ledger.put(entry.ref(), entry));
        return stage.table().signups().stream()
                .filter(row -> !agrees(row, ledger.get(row.ref())))
                .map(row -> row + " / " + ledger.get(row.ref()) + " / "
                        + mailed.getOrDefault(row.ref(), List.of()).stream()
                                .map(one -> one.id() + " " + one.status())
                                .toList())
                .toList();
    }

    private boolean agrees(PartnerTable.Told row, Entry entry) {
        return entry != null
                && row.status().equals(entry.state())
                && row.envelope().equals(entry.envelope())
                && mailed.getOrDefault(row.ref(), List.of()).stream()
                        .anyMatch(one -> one.id().equals(row.envelope()) && isTrue(row.status(), one));
    }

    private static boolean isTrue(String status, SandboxEnvelope envelope) {
        return switch (status) {
            case "completed" -> envelope.status() == EnvelopeStatus.COMPLETED;
            case "declined" -> envelope.status() == EnvelopeStatus.DECLINED;
            case "expired", "voided" -> envelope.status() == EnvelopeStatus.VOIDED;
            case "bounced" -> open(envelope);
            default -> false;
        };
    }

    /** Envelopes that were mailed and that the ledger does not know of. */
    List<String> unknown() {
        var known = new HashSet<>(stage.ledger().sql("""
                        select envelope_id from signup where envelope_id is not null
                        union select envelope_id from other_envelope
                        """).query(String.class).list());
        return mailed.values().stream()
                .flatMap(List::stream)
                .filter(one -> !known.contains(one.id()))
                .map(one -> ref(one) + " " + one.id())
                .toList();
    }

    /** Doubled sign-ups that no sender mailed after its lease was lost: nothing excuses them. */
    List<String> unexcused() {
        var late = Set.copyOf(stage.ledger()
                .sql(
                        "select distinct s.ref from history h join signup s on s.id = h.signup_id where h.what = 'late answer' and h.detail like '%Sent%'")
                .query(String.class)
                .list());
        return doubled().keySet().stream().filter(ref -> !late.contains(ref)).toList();
    }

    /** Drafts that were never mailed and never deleted. */
    long drafts() {
        return stage.sandbox().envelopes().stream()
                .filter(one -> one.status() == EnvelopeStatus.CREATED)
                .count();
    }

    /** How often the ledger's history tells of something. */
    int history(String what) {
        return stage.ledger()
                .sql("select count(*) from history where what = ?")
                .params(what)
                .query(Integer.class)
                .single();
    }
}
