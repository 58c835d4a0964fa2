package sandbox;

import java.util.List;
import java.util.Map;

/** Templates as a sender sees them: their roles always, their tabs only when asked for. */
final class TemplatesApi {

    private TemplatesApi() {}

    static Answer list(Visit visit) {
        List<Map<String, Object>> all = visit.account().templates().stream()
                .map(one -> template(one, visit.call()))
                .toList();
        String size = Integer.toString(all.size());
        return Answer.json(
                200,
                Json.object(
                        "envelopeTemplates",
                        all,
                        "resultSetSize",
                        size,
                        "startPosition",
                        "0",
                        "endPosition",
                        Integer.toString(Math.max(0, all.size() - 1)),
                        "totalSetSize",
                        size,
                        "nextUri",
                        "",
                        "previousUri",
                        ""));
    }

    static Answer get(Visit visit) {
        SandboxTemplate template = visit.account()
                .template(visit.id())
                .orElseThrow(() -> Refusal.of(404, "TEMPLATE_ID_INVALID", "The template id specified is not valid."));
        Map<String, Object> json = template(template, visit.call());
        json.put("recipients", recipients(template, visit.call().lists("include", "tabs")));
        return Answer.json(200, json);
    }

    private static Map<String, Object> template(SandboxTemplate one, Call call) {
        Map<String, Object> json = Json.object(
                "templateId",
                one.id(),
                "uri",
                "/templates/" + one.id(),
                "name",
                one.name(),
                "shared",
                "false",
                "description",
                "",
                "emailSubject",
                "Please sign: " + one.name(),
                "emailBlurb",
                "");
        if (call.lists("include", "recipients")) {
            json.put("recipients", recipients(one, false));
        }
        return json;
    }

    private static Map<String, Object> recipients(SandboxTemplate one, boolean tabs) {
        List<Map<String, Object>> signers = one.roles().stream()
                .map(role -> signer(role, Integer.toString(one.roles().indexOf(role) + 1), tabs))
                .toList();
        return Json.object("signers", signers, "recipientCount", Integer.toString(signers.size()));
    }

    private static Map<String, Object> signer(SandboxTemplate.Role role, String id, boolean tabs) {
        List<Map<String, Object>> texts = role.textTabs().stream()
                .map(label -> Json.object(
                        "tabLabel",
                        label,
                        "recipientId",
                        id,
                        "required",
                        "false",
                        "maxLength",
                        Integer.toString(role.limit(label)),
                        "value",
                        ""))
                .toList();
        Map<String, Object> sign = Json.object("tabLabel", "Sign Here", "recipientId", id);
        return Json.object(
                "recipientId",
                id,
                "roleName",
                role.name(),
                "routingOrder",
                Integer.toString(role.routingOrder()),
                "recipientType",
                "signer",
                "name",
                "",
                "email",
                "",
                "tabs",
                tabs ? Json.object("textTabs", texts, "signHereTabs", List.of(sign)) : null);
    }
}
