package api;

import docusign.Changing;
import docusign.EnvelopeChange;
import docusign.EnvelopeSigner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import signup.SignupKey;
import throttle.SharedQuota;

/** What a test wants DocuSign to say of one envelope; without a word from the test nothing new, and nobody signs. */
final class FakeDocuSign implements FreshNews, EnvelopeChanges {

    private final SharedQuota quota;
    private final Map<String, List<EnvelopeSigner>> signers = new ConcurrentHashMap<>();
    private final Map<String, Runnable> truths = new ConcurrentHashMap<>();
    private final List<EnvelopeChange> asked = new ArrayList<>();
    private Function<EnvelopeChange, Changing> answer = change -> new Changing.Taken();

    FakeDocuSign(SharedQuota quota) {
        this.quota = quota;
    }

    /** From now on each change comes to that. */
    synchronized void answers(Changing came) {
        answers(change -> came);
    }

    synchronized void answers(Function<EnvelopeChange, Changing> came) {
        answer = came;
        asked.clear();
    }

    synchronized List<EnvelopeChange> asked() {
        return List.copyOf(asked);
    }

    void has(String envelope, EnvelopeSigner... people) {
        signers.put(envelope, List.of(people));
    }

    /** What happens in the ledger when the envelope is read. */
    void isRead(String envelope, Runnable truth) {
        truths.put(envelope, truth);
    }

    /** DocuSign is read once an envelope. */
    @Override
    public Asked of(SignupKey key, String account, String envelope) {
        if (!quota.reads().begin(account, envelope)) {
            return new Asked(false, "it was read a moment ago", Duration.ofMinutes(16), List.of());
        }
        truths.getOrDefault(envelope, () -> {}).run();
        return new Asked(true, "", Duration.ZERO, signers.getOrDefault(envelope, List.of()));
    }

    @Override
    public synchronized Changing make(EnvelopeChange change) {
        asked.add(change);
        return answer.apply(change);
    }
}
