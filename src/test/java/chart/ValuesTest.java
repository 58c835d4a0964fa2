package chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every value is described, known to the schema and shown in the chart's own page; with {@code -Dmanifests=write} anew. */
class ValuesTest {

    private static final Path PAGE = Chart.FOLDER.resolve("README.md");
    private static final String BEGIN = "<!-- values: made by ValuesTest -->\n";
    private static final String END = "<!-- end -->\n";

    private static ValuesTable table() throws IOException {
        return new ValuesTable(Files.readAllLines(Chart.FOLDER.resolve("values.yaml")));
    }

    @Test
    void the_table_is_what_the_file_says() throws IOException {
        var page = Files.readString(PAGE);
        var begin = page.indexOf(BEGIN) + BEGIN.length();
        var wanted = page.substring(0, begin) + table().text() + page.substring(page.indexOf(END));
        if ("write".equals(System.getProperty("manifests"))) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(wanted);
    }

    @Test
    void every_value_is_described() throws IOException {
        assertThat(table().undescribed()).isEmpty();
    }

    @Test
    void the_schema_knows_every_value_and_no_other() throws IOException {
        var values = Chart.yaml(Chart.FOLDER.resolve("values.yaml"));
        var schema = new ObjectMapper()
                .readTree(Chart.FOLDER.resolve("values.schema.json").toFile());
        var faults = new ArrayList<String>();
        compare("", values, schema, schema, faults);
        assertThat(faults).isEmpty();
    }

    /** Objects with named properties say them all and let no other in; what is free is free on purpose. */
    private static void compare(String path, JsonNode value, JsonNode rule, JsonNode schema, List<String> faults) {
        var type = rule.has("$ref") ? schema.at(rule.path("$ref").asText().substring(1)) : rule;
        if (!value.isObject()
                || !type.has("properties")
                || type.path("additionalProperties").asBoolean(true)) {
            return;
        }
        var properties = type.path("properties");
        value.fieldNames().forEachRemaining(name -> {
            if (!properties.has(name)) {
                faults.add(path + name + " is not in the schema");
            }
            compare(path + name + ".", value.path(name), properties.path(name), schema, faults);
        });
        properties.fieldNames().forEachRemaining(name -> {
            if (!value.has(name)
                    && !List.of("global", "claims", "limits", "requests").contains(name)) {
                faults.add(path + name + " has no default");
            }
        });
    }
}
