package ledger;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static ledger.Statements.seconds;
import static ledger.Statements.statement;
import static ledger.Statements.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.jdbc.core.simple.JdbcClient;
import signup.Lease;
import signup.SendResult;
import signup.SendResult.Later;
import signup.SendResult.NoAnswer;
import signup.SendResult.Refused;
import signup.SendResult.Sent;
import signup.SignupState;

/** Records what became of a try to send, as long as the lease still holds. */
public class SendLedger {

    private static final String SENT = statement("record-sent");
    private static final String DRAFT = statement("record-draft");
    private static final String NOTE = statement("note");
    private static final String LATER = statement("record-later");
    private static final String REFUSED = statement("record-refused");
    private static final String UNSURE = statement("record-unsure");
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Wanted wanted;
    private final int mostTries;
    private final SentTogether together;

    /** @param mostTries after so many tries that failed by themselves a sign-up waits for a person */
    public SendLedger(JdbcClient jdbc, Wanted wanted, int mostTries) {
        this.jdbc = jdbc;
        this.wanted = wanted;
        this.mostTries = mostTries;
        this.together = new SentTogether(jdbc, this::sentAlone);
    }

    /**
     * Remembers the draft that is to be sent.
     *
     * @return false if the lease was lost or there is a draft already: then this one must not be sent
     */
    public boolean recordDraft(Lease lease, String draft) {
        return of(DRAFT, lease).param("draft", draft).update() == 1;
    }

    /** Keeps what came after the lease was lost. */
    public void note(Lease lease, SendResult late) {
        var detail = "attempt " + lease.attempt() + ": " + late.getClass().getSimpleName()
                + (late instanceof Sent sent ? " " + sent.envelopeId() : "");
        jdbc.sql(NOTE)
                .param("id", lease.id())
                .param("what", "late answer")
                .param("detail", detail)
                .param("actor", "")
                .update();
    }

    /**
     * Records the result. What is sent is recorded together with whatever else has just been sent, by a thread that writes
     * for all; everything else at once, in the caller's.
     *
     * @return false if the lease was lost meanwhile and nothing was recorded. Whoever goes on with it must not keep the
     *     thread that completes it
     */
    public CompletableFuture<Boolean> record(Lease lease, SendResult result) {
        if (result instanceof Sent sent) {
            return together.record(new SentTogether.Waiting(lease, sent, tells(lease, SignupState.SENT)));
        } else if (result instanceof Later later) {
            return completedFuture(later(lease, later));
        } else if (result instanceof Refused refused) {
            return completedFuture(refused(lease, refused.reason()));
        } else if (result instanceof NoAnswer silence) {
            return completedFuture(unsure(lease, silence.reason()));
        }
        throw new IllegalStateException("a fifth kind of result: " + result.getClass());
    }

    private boolean sentAlone(SentTogether.Waiting one) {
        return of(SENT, one.lease)
                        .param("envelope", one.sent.envelopeId())
                        .param("at", time(one.sent.at()))
                        .param("tell", one.tell)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private boolean later(Lease lease, Later later) {
        return of(LATER, lease)
                        .param("wait", seconds(later.pause()))
                        .param("reason", later.reason())
                        .param("free", later.free())
                        .param("most", mostTries)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private boolean refused(Lease lease, String reason) {
        return of(REFUSED, lease)
                        .param("reason", reason)
                        .param("tell", tells(lease, SignupState.REFUSED))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private boolean unsure(Lease lease, String reason) {
        return of(UNSURE, lease)
                        .param("reason", reason)
                        .param("seconds", seconds(FIRST_LOOK))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private JdbcClient.StatementSpec of(String sql, Lease lease) {
        return jdbc.sql(sql).param("id", lease.id()).param("epoch", lease.epoch());
    }

    private boolean tells(Lease lease, SignupState state) {
        return wanted.tells(lease.signup().key().partner(), state);
    }
}
