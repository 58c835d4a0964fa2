package sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One {@code --template=uuid:role:label1,label2}; the same uuid again adds the next signer. */
final class TemplateOption {

    private TemplateOption() {}

    static SandboxTemplate read(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException("--template is uuid:role:label1,label2, not " + text);
        }
        List<String> labels = parts.length < 3 || parts[2].isBlank() ? List.of() : List.of(parts[2].split("\\s*,\\s*"));
        Map<String, Integer> limits = new LinkedHashMap<>();
        List<String> plain = labels.stream().map(label -> label(label, limits)).toList();
        return new SandboxTemplate(
                parts[0], "Template " + parts[0], List.of(new SandboxTemplate.Role(parts[1], 1, plain, limits)));
    }

    /** {@code city(30)} is a tab that takes 30 characters. */
    private static String label(String text, Map<String, Integer> limits) {
        Matcher limited = Pattern.compile("(.+)\\((\\d{1,5})\\)").matcher(text);
        if (!limited.matches()) {
            return text;
        }
        limits.put(limited.group(1), Integer.valueOf(limited.group(2)));
        return limited.group(1);
    }

    static List<SandboxTemplate> joined(List<SandboxTemplate> parts) {
        Map<String, SandboxTemplate> byId = new LinkedHashMap<>();
        parts.forEach(part -> byId.merge(part.id(), part, TemplateOption::and));
        return new ArrayList<>(byId.values());
    }

    private static SandboxTemplate and(SandboxTemplate one, SandboxTemplate more) {
        List<SandboxTemplate.Role> roles = new ArrayList<>(one.roles());
        for (SandboxTemplate.Role role : more.roles()) {
            roles.add(new SandboxTemplate.Role(role.name(), roles.size() + 1, role.textTabs(), role.limits()));
        }
        return new SandboxTemplate(one.id(), one.name(), roles);
    }
}
