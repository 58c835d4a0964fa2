package chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The table of values.yaml: each key with its default and the comment above it, which begins with {@code # --}. */
final class ValuesTable {

    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z]+):(.*)");
    private static final int LONGEST = 60;

    private final Map<String, String> described = new LinkedHashMap<>();
    private final List<String> undescribed = new ArrayList<>();
    private final JsonNode values;
    private final TreeMap<Integer, String> path = new TreeMap<>();
    private int within = Integer.MAX_VALUE;
    private String said = "";

    ValuesTable(List<String> lines) throws JsonProcessingException {
        this.values = new YAMLMapper().readTree(String.join("\n", lines));
        lines.forEach(this::line);
    }

    private void line(String line) {
        var text = line.strip();
        if (text.startsWith("# --")) {
            said = text.substring(4).strip();
        } else if (text.startsWith("#")) {
            said += said.isEmpty() ? "" : " " + text.substring(1).strip();
        } else {
            key(line);
            said = "";
        }
    }

    /** Below a described key all belongs to it, so that a probe is one row. */
    private void key(String line) {
        var key = KEY.matcher(line);
        if (!key.matches()) {
            return;
        }
        var depth = key.group(1).length();
        path.tailMap(depth, true).clear();
        path.put(depth, key.group(2));
        if (depth > within) {
            return;
        }
        within = Integer.MAX_VALUE;
        var name = String.join(".", path.values());
        if (!said.isEmpty()) {
            described.put(name, said);
            within = depth;
        } else if (!key.group(3).isBlank()) {
            undescribed.add(name);
        }
    }

    List<String> undescribed() {
        return undescribed;
    }

    String text() throws JsonProcessingException {
        var text = new StringBuilder("| value | default | meaning |\n| --- | --- | --- |\n");
        for (var row : described.entrySet()) {
            var standard = new ObjectMapper()
                    .writeValueAsString(values.at("/" + row.getKey().replace('.', '/')));
            text.append("| `%s` | %s | %s |\n".formatted(row.getKey(), cell(standard), row.getValue()));
        }
        return text.toString();
    }

    private static String cell(String standard) {
        if (standard.equals("\"\"")) {
            return "";
        }
        return standard.length() > LONGEST ? "see values.yaml" : "`" + standard + "`";
    }
}
