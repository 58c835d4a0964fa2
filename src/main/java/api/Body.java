package api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Reads a body strictly: a misspelt filter must not become no filter. */
@Component
class Body {

    private final ObjectMapper json;

    Body(ObjectMapper json) {
        this.json = json;
    }

    <T> T read(JsonNode body, Class<T> type) {
        if (!body.isObject()) {
            throw Problem.bad("the body is one JSON object");
        }
        try {
            return json.readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(body);
        } catch (UnrecognizedPropertyException e) {
            throw Problem.bad(
                    "the body has a property that this call does not know; it knows " + e.getKnownPropertyIds());
        } catch (JsonProcessingException e) {
            throw Problem.bad("a property of the body has the wrong type");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
