package documents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where signed documents go.
 *
 * @param folder an existing folder, the same on all replicas; "" if no partner wants documents
 */
@ConfigurationProperties(prefix = "documents", ignoreUnknownFields = false)
public record DocumentProperties(@DefaultValue("") String folder) {

    /** What the folder is called in configuration. */
    static final String KEY = "documents.folder";
}
