package api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the description of the sites' API to everybody: it opens nothing. */
@RestController
class SiteDocument {

    static final String PATH = "/api/v1/openapi.json";

    private static final Resource DOCUMENT = new ClassPathResource("api/openapi.json");

    @GetMapping(PATH)
    ResponseEntity<Resource> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(DOCUMENT);
    }
}
