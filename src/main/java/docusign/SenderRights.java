package docusign;

import com.fasterxml.jackson.core.JsonProcessingException;
import docusign.Answer.Answered;
import java.util.Optional;
import throttle.Lane;

/**
 * What DocuSign lets the user do as whom we send. It is found out before anything is sent, because a missing right is told
 * with the first envelope only, and then stops the account.
 *
 * @param status of the user, as {@code Active}
 * @param profile the name of its permission profile, or ""
 * @param sends whether it may send envelopes; nothing if DocuSign does not say
 * @param calls whether it may use the API; nothing if DocuSign does not say
 */
public record SenderRights(String status, String profile, Optional<Boolean> sends, Optional<Boolean> calls) {

    /** The call that reads it; a person waits for it. */
    public static RestCall read(String account, String userId) {
        return RestCall.get(account, "/users/" + userId).in(Lane.INTERACTIVE);
    }

    /** What DocuSign answered, if it was a user. */
    public static Optional<SenderRights> of(Answer answer) {
        if (!(answer instanceof Answered answered) || !answered.ok()) {
            return Optional.empty();
        }
        try {
            var user = Envelopes.MODELS.readTree(answered.body());
            var settings = user.path("userSettings");
            return user.path("userStatus").isTextual()
                    ? Optional.of(new SenderRights(
                            user.path("userStatus").asText(),
                            user.path("permissionProfileName").asText(""),
                            yesOrNo(settings.path("canSendEnvelope").asText("")),
                            yesOrNo(settings.path("canSendAPIRequests").asText(""))))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> yesOrNo(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.equalsIgnoreCase("true"));
    }

    /** Whether nothing can be sent, in words; "" if it can, as far as DocuSign says. */
    public String obstacle() {
        if (!status.equalsIgnoreCase("Active")) {
            return "the user we send as is " + status.replaceAll("[^\\w ]", "") + " and not Active";
        }
        if (sends.equals(Optional.of(false))) {
            return "the user we send as may not send envelopes"
                    + (profile.isEmpty() ? "" : " (profile " + profile + ")");
        }
        return calls.equals(Optional.of(false)) ? "the user we send as may not use the API" : "";
    }
}
