package sandbox;

import com.docusign.esign.model.CustomFields;
import com.docusign.esign.model.EnvelopeDefinition;
import com.docusign.esign.model.Notification;
import com.docusign.esign.model.TextCustomField;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A definition comes in, an envelope comes to be: from a template, with one recipient for each of its roles. */
final class CreateEnvelope {

    private static final Duration ACCOUNT_EXPIRY = Duration.ofDays(120);

    private final Bodies bodies;
    private final Behaviour behaviour;
    private final Envelopes envelopes;
    private final Roles roles;
    private final Connect connect;

    CreateEnvelope(Behaviour behaviour, Envelopes envelopes, Counters counters, Connect connect) {
        this.connect = connect;
        this.bodies = new Bodies(behaviour.strictBodies());
        this.behaviour = behaviour;
        this.envelopes = envelopes;
        this.roles = new Roles(behaviour.refuseUnknownTabs(), counters);
    }

    Answer answer(Visit visit) {
        EnvelopeDefinition wanted = bodies.read(visit.call(), EnvelopeDefinition.class);
        SandboxEnvelope draft = draft(visit, wanted);
        Optional<WebhookOrder> order = WebhookOrder.of(wanted.getEventNotification());
        if (!draft.transactionId().isEmpty()) {
            Optional<String> before = envelopes.claimTransaction(draft);
            if (before.isPresent() && behaviour.refuseRepeatedTransaction()) {
                throw Refusal.parameter("transactionId was used for another envelope.");
            }
        }
        order.ifPresent(one -> connect.order(draft.id(), one));
        boolean send = status(wanted) == EnvelopeStatus.SENT;
        SandboxEnvelope made = envelopes.add(send ? Steps.send(draft, visit.now()) : draft, visit.hiddenFor());
        return Answer.json(
                201,
                Json.object(
                        "envelopeId", made.id(),
                        "uri", "/envelopes/" + made.id(),
                        "statusDateTime", Json.time(made.times().changed()),
                        "status", made.status().word()));
    }

    private SandboxEnvelope draft(Visit visit, EnvelopeDefinition wanted) {
        onlyFromTemplate(wanted);
        SandboxTemplate template = visit.account()
                .template(wanted.getTemplateId() == null ? "" : wanted.getTemplateId())
                .orElseThrow(() -> Refusal.bad("TEMPLATE_ID_INVALID", "The template id specified is not valid."));
        String subject = Rules.text("emailSubject", wanted.getEmailSubject(), 100);
        return new SandboxEnvelope(
                UUID.randomUUID().toString(),
                visit.account().id(),
                visit.user().id(),
                EnvelopeStatus.CREATED,
                subject.isEmpty() ? "Please sign: " + template.name() : subject,
                Rules.text("emailBlurb", wanted.getEmailBlurb(), 10_000),
                template.id(),
                Optional.ofNullable(wanted.getTransactionId()).orElse(""),
                customFields(wanted.getCustomFields()),
                roles.recipients(template, wanted.getTemplateRoles()),
                EnvelopeTimes.born(visit.now()),
                "",
                expiry(wanted.getNotification()).orElse(ACCOUNT_EXPIRY));
    }

    private static void onlyFromTemplate(EnvelopeDefinition wanted) {
        boolean other = wanted.getCompositeTemplates() != null
                || wanted.getDocuments() != null
                || wanted.getRecipients() != null;
        if (other) {
            throw Refusal.parameter("The sandbox makes envelopes from templateId and templateRoles only.");
        }
        if (Rules.flag("asynchronous", wanted.getAsynchronous())) {
            throw Refusal.parameter("The sandbox does not create asynchronously.");
        }
    }

    private static EnvelopeStatus status(EnvelopeDefinition wanted) {
        return switch (Optional.ofNullable(wanted.getStatus()).orElse("created")) {
            case "sent" -> EnvelopeStatus.SENT;
            case "created" -> EnvelopeStatus.CREATED;
            default -> throw Refusal.parameter("status must be sent or created.");
        };
    }

    private static Map<String, String> customFields(CustomFields wanted) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<TextCustomField> given =
                wanted == null || wanted.getTextCustomFields() == null ? List.of() : wanted.getTextCustomFields();
        for (TextCustomField field : given) {
            String name = Rules.required("customFields.textCustomFields.name", field.getName(), 100);
            fields.put(name, Rules.text("customFields.textCustomFields.value", field.getValue(), 100));
        }
        return fields;
    }

    static Optional<Duration> expiry(Notification wanted) {
        if (wanted == null || wanted.getExpirations() == null) {
            return Optional.empty();
        }
        boolean own = Rules.flag("expireEnabled", wanted.getExpirations().getExpireEnabled());
        return own
                ? Optional.of(Duration.ofDays(
                        Rules.number("expireAfter", wanted.getExpirations().getExpireAfter(), 1, 999)))
                : Optional.empty();
    }
}
