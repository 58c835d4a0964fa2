package routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

    private static List<Map<String, String>> read(
            String text, Charset written, String separator, String columns, boolean header) throws IOException {
        var found = new ArrayList<Map<String, String>>();
        try (var rows = CsvRows.read(
                new ByteArrayInputStream(text.getBytes(written)), StandardCharsets.UTF_8, separator, columns, header)) {
            rows.forEachRemaining(found::add);
        }
        return found;
    }

    private static List<Map<String, String>> read(String text) throws IOException {
        return read(text, StandardCharsets.UTF_8, ",", "", true);
    }

    @Test
    void quotes_empty_values_blank_lines_and_a_mark_in_front_are_read_as_spreadsheets_write_them() throws IOException {
        var empty = new HashMap<String, String>();
        empty.put("ref", "2");
        empty.put("name", null);
        assertThat(read("\uFEFFref,name\r\n1,\"O'Brien, \"\"Zoë\"\"\n李\"\r\n\r\n2,\r\n"))
                .containsExactly(Map.of("ref", "1", "name", "O'Brien, \"Zoë\"\n李"), empty);
        assertThat(read("ref,name\n")).isEmpty();
        assertThatThrownBy(() -> read("")).hasMessage("the CSV file has no line of names");
    }

    @Test
    void names_of_columns_may_be_given() throws IOException {
        assertThat(read("Nr;Who\n1;Ann\n", StandardCharsets.UTF_8, ";", "ref, name", true))
                .containsExactly(Map.of("ref", "1", "name", "Ann"));
        assertThat(read("1\tAnn\n", StandardCharsets.UTF_8, "tab", "ref,name", false))
                .containsExactly(Map.of("ref", "1", "name", "Ann"));
        assertThatThrownBy(() -> read("1,Ann\n", StandardCharsets.UTF_8, ",", "", false))
                .hasMessageContaining("columns");
        assertThatThrownBy(() -> read("1", StandardCharsets.UTF_8, "::", "", true))
                .hasMessageContaining("separator");
    }

    @Test
    void what_is_wrong_is_told_by_its_line_and_without_the_row() {
        assertThatThrownBy(() -> read("ref,name\n1,Ann\n2,Bea,Example\n"))
                .hasMessage("line 3 of the CSV file has another number of values, or a quote is open");
        assertThatThrownBy(() -> read("ref,name\n1,\"Ann\n")).hasMessageContaining("or a quote is open");
        assertThatThrownBy(() -> read("ref,name\n1,Zoë\n", StandardCharsets.ISO_8859_1, ",", "", true))
                .hasMessage("the CSV file is not in UTF-8; name its charset");
    }
}
