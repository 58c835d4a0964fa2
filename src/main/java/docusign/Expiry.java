package docusign;

import com.docusign.esign.model.EnvelopeNotificationRequest;
import com.docusign.esign.model.Expirations;
import com.docusign.esign.model.Notification;
import com.fasterxml.jackson.core.JsonProcessingException;
import docusign.Answer.Answered;
import docusign.Changing.Refused;
import docusign.Changing.Taken;
import docusign.Changing.Unheard;
import java.util.Optional;
import throttle.Lane;

/**
 * Lets an envelope expire at another time.
 *
 * @param days counted by DocuSign from the day on which it was sent first, not from today
 */
public record Expiry(String account, String envelope, int days) implements EnvelopeChange {

    /** DocuSign keeps no envelope open for longer. */
    public static final int MOST_DAYS = 999;

    @Override
    public RestCall call() {
        var body = new EnvelopeNotificationRequest()
                .useAccountDefaults("false")
                .expirations(new Expirations().expireEnabled("true").expireAfter(Integer.toString(days)));
        return RestCall.put(
                account, Envelopes.path(envelope) + "/notification", Envelopes.json(body), Lane.INTERACTIVE);
    }

    /** The answer has the settings as they are now. */
    @Override
    public Changing understand(Answered good) throws JsonProcessingException {
        return Optional.ofNullable(Envelopes.MODELS.readValue(good.body(), Notification.class))
                .map(Notification::getExpirations)
                .map(Expirations::getExpireAfter)
                .<Changing>map(after -> after.strip().equals(Integer.toString(days))
                        ? new Taken()
                        : new Refused("DocuSign keeps to another number of days"))
                .orElseGet(() -> new Unheard("DocuSign answered " + good.status() + " without the expiry"));
    }
}
