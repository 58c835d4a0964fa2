package partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {

    private static final String WANTED = "template: " + Folders.TEMPLATE + "\ndocuments: folder\n";

    @TempDir
    private Path root;

    @Test
    void nobody_gets_documents_who_does_not_ask_for_them() {
        var acme = new Folders(root)
                .api("acme", "template: " + Folders.TEMPLATE + "\n")
                .only();
        assertThat(acme.documents()).isEqualTo(Documents.NONE);
    }

    @Test
    void where_there_is_a_folder_they_are_stored_there() {
        new Folders(root).api("acme", WANTED);
        var found = new PartnerFolders(Set.of("main"), () -> "").read("file:" + root);
        assertThat(found.findings()).isEmpty();
        var active = new ActivePartners();
        active.replace(found.partners());
        assertThat(active.wantingDocuments()).containsExactly("acme");
    }

    @Test
    void without_a_folder_the_line_is_named_and_the_others_run() {
        var found = new Folders(root)
                .api("acme", WANTED)
                .api("beta", "template: " + Folders.TEMPLATE + "\ndocuments: none\n")
                .read();
        assertThat(found.partners()).extracting(Partner::name).containsExactly("beta");
        assertThat(found.findings())
                .singleElement()
                .hasToString(
                        "partner acme: partner.yaml line 2: 'documents' wants a folder, and documents.folder is not"
                                + " set; mount one and set documents.folder to it, or write none");
    }

    @Test
    void another_word_is_a_mistake() {
        var found = new Folders(root)
                .api("acme", "template: " + Folders.TEMPLATE + "\ndocuments: folders\n")
                .read();
        assertThat(found.findings())
                .singleElement()
                .asString()
                .startsWith("partner acme: partner.yaml line 2: 'documents' has an unknown word")
                .contains("folder");
    }
}
