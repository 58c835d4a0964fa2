package api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import ledger.Decision;
import ledger.OperatorNotes;
import ledger.SignupView;
import ledger.SignupViews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import signup.SignupKey;
import signup.SignupState;
import throttle.SharedQuota;

/** Has one envelope looked at for an operator who cannot wait for the next listing. */
@Component
class Refreshes {

    private static final Logger LOG = LoggerFactory.getLogger(Refreshes.class);

    private final SignupViews views;
    private final OperatorNotes notes;
    private final FreshNews news;
    private final SharedQuota quota;

    Refreshes(SignupViews views, OperatorNotes notes, FreshNews news, SharedQuota quota) {
        this.views = views;
        this.notes = notes;
        this.news = news;
        this.quota = quota;
    }

    /**
     * Where the sign-up stands, as the ledger has it now.
     *
     * @param refreshed whether DocuSign was asked and has answered
     * @param readAt when the envelope was read alone last, null if not within a day
     * @param why it was not refreshed, or ""
     */
    record Refreshed(@JsonUnwrapped SignupView signup, boolean refreshed, Instant readAt, String why) {}

    Refreshed refresh(SignupKey key, Decision decision) {
        var story = views.story(key).orElseThrow(() -> Problem.unknown("there is no such sign-up"));
        var envelope = story.signup().envelopeId();
        if (envelope.isEmpty()) {
            throw Problem.conflict(SignupState.of(story.signup().state()).orElseThrow(), "it has no envelope");
        }
        var asked = news.of(key, story.account(), envelope);
        notes.note(key, "refresh", decision, asked.answered() ? "" : "no news: " + asked.why());
        LOG.info(
                "operator {}: refresh of {}: {}",
                decision.operator(),
                key.printable(),
                asked.answered() ? "done" : asked.why());
        return new Refreshed(
                views.one(key).orElseThrow(),
                asked.answered(),
                quota.reads().last(story.account(), envelope).orElse(null),
                asked.why());
    }
}
