package routes;

import static routes.Step.turn;

import documents.DocumentFolder;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import signup.SignedDocument;

/**
 * Where signed documents are kept: a mounted folder. The step takes a {@link SignedDocument} and answers with the one that
 * is stored then; another target (object storage, SFTP) takes the route's place. It may get the same document twice.
 */
@Component
class StoreDocument extends RouteBuilder {

    static final String STORE_DOCUMENT = "direct:store-document";

    private final DocumentFolder folder;

    StoreDocument(DocumentFolder folder) {
        this.folder = folder;
    }

    @Override
    public void configure() {
        from(STORE_DOCUMENT)
                .routeId("store-document")
                .routeDescription("Gives one signed document its place, whole or not at all, and never writes one over")
                .routeConfigurationId(Failures.CALLER)
                .process(turn(SignedDocument.class, folder::store));
    }
}
