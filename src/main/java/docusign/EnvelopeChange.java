package docusign;

import com.docusign.esign.model.ErrorDetails;
import com.fasterxml.jackson.core.JsonProcessingException;
import docusign.Answer.Answered;
import docusign.Answer.Known;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import docusign.Changing.Later;
import docusign.Changing.Refused;
import docusign.Changing.Unheard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import signup.StatusChange;

/** Something that an operator does with one envelope that is out: the call that asks for it, and what the answer means. */
public sealed interface EnvelopeChange permits Voiding, Correction, Expiry {

    /** The request, in the lane of those who wait. */
    RestCall call();

    /** What a good answer says: that it was done, or after all not. */
    Changing understand(Answered good) throws JsonProcessingException;

    /** What the ledger learns by it, once it is taken. */
    default List<StatusChange> news(Instant now) {
        return List.of();
    }

    /** What became of it. Only an answer that says so counts as done. */
    default Changing of(Answer answer) {
        if (answer instanceof Answered answered) {
            return answered.ok() ? read(answered) : refused(answered);
        } else if (answer instanceof NotNow notNow) {
            return new Later(notNow.pause(), notNow.why());
        } else if (answer instanceof Silence silence) {
            return new Unheard(silence.why());
        } else if (answer instanceof Known) {
            throw new IllegalStateException("an answer that no change has: " + answer.getClass());
        }
        throw new IllegalStateException("another kind of answer: " + answer.getClass());
    }

    private Changing read(Answered good) {
        try {
            return understand(good);
        } catch (JsonProcessingException e) {
            return new Unheard("DocuSign answered " + good.status() + " with broken JSON");
        }
    }

    private static Changing refused(Answered answered) {
        return Refusal.read(answered.body())
                .<Changing>map(refusal -> new Refused(refusal.code()))
                .orElseGet(() -> new Unheard("DocuSign answered " + answered.status() + " without a reason"));
    }

    /** The code of an error that stands in an answer with a good status; DocuSign writes SUCCESS there too. */
    static Optional<String> error(ErrorDetails details) {
        return Optional.ofNullable(details)
                .map(ErrorDetails::getErrorCode)
                .filter(code -> !code.isBlank() && !code.equalsIgnoreCase("SUCCESS"));
    }
}
