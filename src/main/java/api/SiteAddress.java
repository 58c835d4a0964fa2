package api;

import docusign.DocuSignProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the world reaches our links. */
@Component
class SiteAddress {

    private final String publicUrl;

    SiteAddress(DocuSignProperties docusign) {
        this.publicUrl = docusign.connect().publicUrl();
    }

    /** The configured address, or without one the address under which this call came in. */
    String base(HttpServletRequest request) {
        return publicUrl.isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                : publicUrl;
    }

    String link(HttpServletRequest request, String token) {
        return base(request) + "/sign/" + token;
    }

    /** Where DocuSign leads a person back to: to us first, since what it says then proves nothing. */
    String wayBack(HttpServletRequest request, String token) {
        return link(request, token) + "/return";
    }

    /** An address with more parameters. */
    static URI with(String address, String... namesAndValues) {
        var hash = address.indexOf('#');
        var text = new StringBuilder(hash < 0 ? address : address.substring(0, hash));
        for (var at = 0; at < namesAndValues.length; at += 2) {
            text.append(text.indexOf("?") < 0 ? '?' : '&')
                    .append(namesAndValues[at])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[at + 1], StandardCharsets.UTF_8));
        }
        return URI.create(hash < 0 ? text.toString() : text + address.substring(hash));
    }
}
