package sandbox;

import com.docusign.esign.model.Tabs;
import com.docusign.esign.model.TemplateRole;
import com.docusign.esign.model.Text;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Puts people into a template's roles: every role one, no stranger, no tab that is not there. */
final class Roles {

    private final boolean refuseUnknownTabs;
    private final Counters counters;

    Roles(boolean refuseUnknownTabs, Counters counters) {
        this.refuseUnknownTabs = refuseUnknownTabs;
        this.counters = counters;
    }

    List<SandboxRecipient> recipients(SandboxTemplate template, List<TemplateRole> given) {
        List<SandboxRecipient> recipients = new ArrayList<>();
        Set<String> filled = new HashSet<>();
        for (TemplateRole one : given == null ? List.<TemplateRole>of() : given) {
            SandboxTemplate.Role role = template.role(
                            Optional.ofNullable(one.getRoleName()).orElse(""))
                    .orElseThrow(() -> Refusal.parameter(
                            "templateRoles.roleName: the template has no role " + one.getRoleName() + "."));
            if (!filled.add(role.name())) {
                throw Refusal.parameter("templateRoles.roleName: " + role.name() + " is there twice.");
            }
            recipients.add(recipient(role, one, recipients.size() + 1));
        }
        for (SandboxTemplate.Role role : template.roles()) {
            if (!filled.contains(role.name())) {
                throw Refusal.parameter("templateRoles: nobody is there for the role " + role.name() + ".");
            }
        }
        return recipients;
    }

    private SandboxRecipient recipient(SandboxTemplate.Role role, TemplateRole one, int number) {
        Rules.text("accessCode", one.getAccessCode(), 50);
        if (one.getEmailNotification() != null) {
            Rules.text(
                    "emailNotification.emailSubject", one.getEmailNotification().getEmailSubject(), 100);
        }
        int order = one.getRoutingOrder() == null
                ? role.routingOrder()
                : Rules.number("routingOrder", one.getRoutingOrder(), 1, 1000);
        return new SandboxRecipient(
                Integer.toString(number),
                UUID.randomUUID().toString(),
                role.name(),
                order,
                Rules.required("templateRoles.name", one.getName(), 100),
                Rules.email(one.getEmail()),
                Rules.text("clientUserId", one.getClientUserId(), 100),
                Rules.text("embeddedRecipientStartURL", one.getEmbeddedRecipientStartURL(), 2000),
                texts(role, one.getTabs()),
                "created",
                "",
                null,
                null,
                null,
                0);
    }

    private Map<String, String> texts(SandboxTemplate.Role role, Tabs tabs) {
        Map<String, String> texts = new LinkedHashMap<>();
        onlyTexts(tabs);
        for (Text tab : tabs == null || tabs.getTextTabs() == null ? List.<Text>of() : tabs.getTextTabs()) {
            String label = Rules.required("tabs.textTabs.tabLabel", tab.getTabLabel(), 500);
            if (role.textTabs().contains(label)) {
                texts.put(label, Optional.ofNullable(tab.getValue()).orElse(""));
            } else if (refuseUnknownTabs) {
                throw Refusal.parameter("tabs.textTabs.tabLabel: the template has no text tab " + label + ".");
            } else {
                counters.unknownTab();
            }
        }
        return texts;
    }

    private void onlyTexts(Tabs tabs) {
        JsonNode kinds = Json.LENIENT.valueToTree(tabs == null ? new Tabs() : tabs);
        kinds.fields().forEachRemaining(kind -> {
            if (refuseUnknownTabs
                    && !kind.getKey().equals("textTabs")
                    && !kind.getValue().isEmpty()) {
                throw Refusal.parameter("The sandbox knows text tabs only, not " + kind.getKey() + ".");
            }
        });
    }
}
