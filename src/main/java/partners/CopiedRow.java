package partners;

import java.util.Map;
import java.util.Optional;
import org.springframework.util.LinkedCaseInsensitiveMap;

/** A partner's row as texts, for somebody who works on a copy. */
public final class CopiedRow {

    private CopiedRow() {}

    /** By column, null as it is; nothing if a value has no text that another database could keep. */
    public static Optional<Map<String, String>> of(Map<String, Object> row) {
        var copy = new LinkedCaseInsensitiveMap<String>();
        for (var column : row.entrySet()) {
            var value = column.getValue();
            var text = value == null ? Optional.<String>empty() : ColumnText.of(value);
            if (value != null && text.filter(one -> one.indexOf('\0') < 0).isEmpty()) {
                return Optional.empty();
            }
            copy.put(column.getKey(), text.orElse(null));
        }
        return Optional.of(copy);
    }
}
