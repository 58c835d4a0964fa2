package partners;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;

/**
 * One partner's folder as found, wherever it lies.
 *
 * @param name the folder's name
 * @param location the folder as Camel finds files in it, without a slash at the end
 * @param readable whether its files can be listed
 * @param files the files in it by name
 */
record Folder(String name, String location, boolean readable, Map<String, Resource> files) {

    boolean has(String file) {
        return files.containsKey(file);
    }

    /** The file's text; a finding instead if it cannot be had. */
    Optional<String> text(String file, Findings findings) {
        try {
            var bytes = files.get(file).getContentAsByteArray();
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            findings.fail(file, 0, "is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            findings.fail(file, 0, "cannot be read", "check that this process may read it");
        }
        return Optional.empty();
    }
}
