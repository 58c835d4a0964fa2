package docusign;

import com.docusign.esign.model.CustomFields;
import com.docusign.esign.model.EnvelopeDefinition;
import com.docusign.esign.model.EnvelopeSummary;
import com.docusign.esign.model.Tabs;
import com.docusign.esign.model.TemplateRole;
import com.docusign.esign.model.Text;
import com.docusign.esign.model.TextCustomField;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docusign.Answer.Answered;
import docusign.Answer.NotNow;
import docusign.Answer.Silence;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import signup.EnvelopePlan;
import signup.Lease;
import signup.SendResult;
import signup.Signup;
import throttle.Lane;

/** Writes the envelope of a sign-up and reads what DocuSign says to it. */
public class Envelopes {

    /** The envelope custom field that carries {@code partner:ref}. */
    public static final String CUSTOM_FIELD = "countersign";

    /** DocuSign's models: nulls left out (93 instead of 2,711 bytes), unknown answers tolerated. */
    static final ObjectMapper MODELS = JsonMapper.builder()
            .serializationInclusion(Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Clock clock;
    private final Webhook webhook;

    /** Envelopes without webhooks of their own. */
    public Envelopes(Clock clock) {
        this(clock, "");
    }

    /** @param deliverTo where DocuSign delivers the events of each envelope, or "" if it is not to */
    public Envelopes(Clock clock, String deliverTo) {
        this.clock = clock;
        this.webhook = new Webhook(deliverTo);
    }

    /** The call that creates and mails the envelope. */
    public RestCall create(Lease lease, EnvelopePlan plan) {
        return create(lease, plan, "sent");
    }

    /** The call that creates the envelope as a draft, which mails nobody. */
    public RestCall draft(Lease lease, EnvelopePlan plan) {
        return create(lease, plan, "created");
    }

    /** The call that mails a draft; repeating it mails nobody twice. */
    public RestCall sendDraft(String account, String draft) {
        return RestCall.put(account, path(draft), "{\"status\":\"sent\"}", Lane.SEND);
    }

    /** The call that takes a second envelope of one sign-up back. */
    public RestCall voidDouble(String account, String envelope) {
        var body =
                "{\"status\":\"voided\",\"voidedReason\":\"This contract was sent twice by mistake. Please sign the other one.\"}";
        return RestCall.put(account, path(envelope), body, Lane.RECONCILE);
    }

    /** Where an envelope is. */
    static String path(String envelope) {
        return "/envelopes/" + URLEncoder.encode(envelope, StandardCharsets.UTF_8);
    }

    private RestCall create(Lease lease, EnvelopePlan plan, String status) {
        var signup = lease.signup();
        var envelope = new EnvelopeDefinition();
        envelope.setStatus(status);
        envelope.setTransactionId(lease.transactionId().toString());
        envelope.setTemplateId(plan.templateId());
        envelope.setTemplateRoles(List.of(signer(signup, plan)));
        envelope.setCustomFields(new CustomFields()
                .textCustomFields(List.of(new TextCustomField()
                        .name(CUSTOM_FIELD)
                        .value(signup.key().toString())
                        .required("false")
                        .show("false"))));
        envelope.setEmailSubject(plan.subject().isBlank() ? null : plan.subject());
        envelope.setEmailBlurb(plan.blurb().isBlank() ? null : plan.blurb());
        webhook.orderedBy(envelope);
        return RestCall.post(lease.account(), "/envelopes", json(envelope).getBytes(StandardCharsets.UTF_8));
    }

    private static TemplateRole signer(Signup signup, EnvelopePlan plan) {
        var role = new TemplateRole();
        role.setRoleName(plan.role());
        role.setName(signup.name());
        role.setEmail(signup.email());
        if (!signup.clientUserId().isBlank()) {
            role.setClientUserId(signup.clientUserId());
            role.setEmbeddedRecipientStartURL(plan.link().isEmpty() ? null : plan.link());
        }
        if (!signup.fields().isEmpty()) {
            role.setTabs(new Tabs()
                    .textTabs(signup.fields().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(field -> new Text().tabLabel(field.getKey()).value(field.getValue()))
                            .toList()));
        }
        return role;
    }

    /** What became of the create call. */
    public SendResult result(Answer answer) {
        if (answer instanceof Answered answered) {
            return answered.ok() ? created(answered) : refused(answered);
        } else if (answer instanceof NotNow notNow) {
            return new SendResult.Later(notNow.pause(), notNow.why(), true);
        } else if (answer instanceof Silence silence) {
            return new SendResult.NoAnswer(silence.why());
        }
        throw new IllegalStateException("an answer that no create call has: " + answer.getClass());
    }

    /** What became of the creation of a draft. Silence is no doubt here: another draft mails nobody. */
    public SendResult draftResult(Answer answer, Lease lease) {
        var result = result(answer);
        return result instanceof SendResult.NoAnswer silence ? again(silence.reason(), lease) : result;
    }

    /** What became of the sending of a draft. A refusal may mean that it was sent before: to be looked up. */
    public SendResult sendDraftResult(Answer answer, Lease lease, String draft) {
        if (answer instanceof Answered answered) {
            return answered.ok()
                    ? new SendResult.Sent(draft, clock.instant())
                    : new SendResult.NoAnswer("draft " + draft + " was not sent: " + refusalCode(answered));
        }
        return answer instanceof Silence silence ? again(silence.why(), lease) : result(answer);
    }

    /** Twice as late each time, from five seconds to ten minutes, and not all at once. */
    private SendResult again(String why, Lease lease) {
        var seconds = Math.min(600, 5L << Math.min(lease.tries(), 10));
        var wait = Duration.ofMillis(ThreadLocalRandom.current().nextLong(seconds * 500, seconds * 1500));
        return new SendResult.Later(wait, why, false);
    }

    /** DocuSign's reason for a refusal. */
    public static String refusal(Answered answered) {
        return Refusal.read(answered.body()).map(Refusal::reason).orElse("status " + answered.status());
    }

    private static String refusalCode(Answered answered) {
        return Refusal.read(answered.body()).map(Refusal::code).orElse("status " + answered.status());
    }

    private SendResult created(Answered answered) {
        try {
            var summary = MODELS.readValue(answered.body(), EnvelopeSummary.class);
            if (summary != null
                    && summary.getEnvelopeId() != null
                    && !summary.getEnvelopeId().isBlank()) {
                var at = Times.read(summary.getStatusDateTime()).orElseGet(clock::instant);
                return new SendResult.Sent(summary.getEnvelopeId(), at);
            }
            return new SendResult.NoAnswer("DocuSign answered " + answered.status() + " without an envelope id");
        } catch (JsonProcessingException e) {
            return new SendResult.NoAnswer("DocuSign answered " + answered.status() + " with broken JSON");
        }
    }

    private static SendResult refused(Answered answered) {
        return Refusal.read(answered.body())
                .<SendResult>map(refusal -> new SendResult.Refused(refusal.reason()))
                .orElseGet(
                        () -> new SendResult.NoAnswer("DocuSign answered " + answered.status() + " without a reason"));
    }

    /** One of DocuSign's models as a body. */
    static String json(Object model) {
        try {
            return MODELS.writeValueAsString(model);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an envelope could not be written as JSON", e);
        }
    }
}
