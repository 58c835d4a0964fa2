package routes;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/** The rows of a CSV file, one at a time, which is closed at its end; what is wrong is told by its line, without the row. */
final class CsvRows implements Iterator<Map<String, String>>, Closeable {

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
            .build();

    private final MappingIterator<Map<String, String>> rows;
    private final Charset charset;

    private CsvRows(MappingIterator<Map<String, String>> rows, Charset charset) {
        this.rows = rows;
        this.charset = charset;
    }

    /**
     * Begins to read.
     *
     * @param separator one character, or "tab"
     * @param columns names in their order, or "" for those of the first line
     * @param header whether the first line holds names
     */
    static CsvRows read(InputStream file, Charset charset, String separator, String columns, boolean header)
            throws IOException {
        var schema = schema(columns, header).withColumnSeparator(character(separator));
        try {
            var rows =
                    CSV.readerForMapOf(String.class).with(schema).<Map<String, String>>readValues(text(file, charset));
            return new CsvRows(rows, charset);
        } catch (CharacterCodingException e) {
            throw notIn(charset);
        } catch (JsonProcessingException e) {
            throw new NotTaken("the CSV file has no line of names");
        }
    }

    private static CsvSchema schema(String columns, boolean header) {
        if (columns.isBlank()) {
            if (!header) {
                throw new NotTaken("a CSV file without a line of names needs columns: …");
            }
            return CsvSchema.emptySchema().withHeader();
        }
        var schema = CsvSchema.builder();
        Stream.of(columns.split(",")).map(String::strip).forEach(schema::addColumn);
        return schema.build().withSkipFirstDataRow(header);
    }

    private static char character(String separator) {
        if (separator.equals("tab")) {
            return '\t';
        }
        if (separator.length() != 1) {
            throw new NotTaken("a separator is one character, or tab");
        }
        return separator.charAt(0);
    }

    /** Without the mark that some programs put in front; bytes of another character set are refused, not guessed. */
    private static Reader text(InputStream file, Charset charset) throws IOException {
        var strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = new BufferedReader(new InputStreamReader(file, strict));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    @Override
    public boolean hasNext() {
        try {
            if (rows.hasNextValue()) {
                return true;
            }
            close();
            return false;
        } catch (IOException e) {
            throw wrong(e);
        }
    }

    @Override
    public Map<String, String> next() {
        try {
            return rows.nextValue();
        } catch (IOException e) {
            throw wrong(e);
        }
    }

    private RuntimeException wrong(IOException failure) {
        close();
        if (failure instanceof CharacterCodingException) {
            return notIn(charset);
        }
        if (failure instanceof JsonProcessingException parser) {
            JsonLocation place = parser.getLocation() == null ? rows.getCurrentLocation() : parser.getLocation();
            return new NotTaken(
                    "line " + place.getLineNr() + " of the CSV file has another number of values, or a quote is open");
        }
        return new UncheckedIOException(failure);
    }

    private static NotTaken notIn(Charset charset) {
        return new NotTaken("the CSV file is not in " + charset + "; name its charset");
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
