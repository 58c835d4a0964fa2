package partners;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Reads which templates a partner uses: {@code template: <id>}, or {@code templates:} by the partner's words. */
final class TemplatesReader {

    private final Settings settings;

    TemplatesReader(Settings settings) {
        this.settings = settings;
    }

    /** DocuSign's ids by the partner's word for them; none if they are not in order. */
    Map<String, String> templates() {
        var templates = new LinkedHashMap<String, String>();
        if (settings.has("template") && settings.has("templates")) {
            settings.complain("templates", "stands beside 'template'", "keep one of them");
        } else if (settings.has("templates")) {
            settings.block("templates")
                    .ifPresent(block -> block.values().stream()
                            .filter(value -> isId(block, value))
                            .forEach(value -> templates.put(value.key(), value.text())));
        } else if (settings.has("template")) {
            settings.value("template")
                    .filter(value -> isId(settings, value))
                    .ifPresent(value -> templates.put("", value.text()));
        } else {
            settings.complain(0, "missing key 'template'", "write template: and DocuSign's template id");
        }
        return templates;
    }

    private static boolean isId(Settings block, Settings.Value value) {
        var id = value.text();
        if (id.length() == 36
                && id.matches("[0-9a-fA-F-]{36}")
                && isUuid(id)
                && !value.key().isBlank()) {
            return true;
        }
        block.complain(value.key(), "is no template id", "copy it from DocuSign: 8-4-4-4-12 hexadecimal digits");
        return false;
    }

    private static boolean isUuid(String id) {
        try {
            return UUID.fromString(id).toString().equalsIgnoreCase(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
