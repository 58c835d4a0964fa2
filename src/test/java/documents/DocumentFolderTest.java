package documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signup.DocumentLease;
import signup.SignedDocument;
import signup.SignupKey;

class DocumentFolderTest {

    private static final String ENVELOPE = "0F8FAD5B-D9CB-469F-A165-70867728950E";
    private static final String FILE = "acme/0f8fad5b-d9cb-469f-a165-70867728950e.pdf";
    private static final String PDF = "%PDF-1.4\nsigned\n%%EOF\n";

    @TempDir
    private Path root;

    private DocumentFolder folder() {
        return new DocumentFolder(new DocumentProperties(root.toString()));
    }

    private static DocumentLease lease(long epoch) {
        return lease(ENVELOPE, epoch);
    }

    private static DocumentLease lease(String envelope, long epoch) {
        return new DocumentLease(new SignupKey("acme", "../../etc/passwd"), "main", envelope, epoch, 1);
    }

    private SignedDocument fetched(DocumentLease lease, String contents) throws IOException {
        return folder().check(lease, Files.writeString(folder().begin(lease), contents));
    }

    private List<String> files() throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }

    @Test
    void a_document_gets_its_name_from_the_envelope_and_nothing_else_stays() throws IOException {
        var stored = folder().store(fetched(lease(1), PDF));
        assertThat(files()).containsExactly(FILE);
        assertThat(root.resolve(FILE)).hasContent(PDF);
        assertThat(stored.file()).isEqualTo(root.resolve(FILE));
        assertThat(stored.size()).isEqualTo(PDF.length());
        assertThat(stored.sha256()).isEqualTo(Contents.sha256(PDF)).hasSize(64);
    }

    @Test
    void before_it_is_whole_there_is_no_such_name() throws IOException {
        Files.writeString(folder().begin(lease(1)), PDF.substring(0, 9));
        assertThat(folder().stored(lease(2))).isEmpty();
        assertThat(root.resolve(FILE)).doesNotExist();
    }

    @Test
    void what_is_stored_is_never_written_over_and_its_own_checksum_counts() throws IOException {
        var first = fetched(lease(1), PDF);
        var second = fetched(lease(2), PDF + "another certificate\n%%EOF\n");
        var stored = folder().store(second);
        assertThat(stored.sha256()).isEqualTo(second.sha256());
        assertThat(first.file()).doesNotExist();
        var late = fetched(lease(3), PDF);
        assertThat(folder().store(late).sha256()).isEqualTo(second.sha256());
        assertThat(files()).containsExactly(FILE);
    }

    @Test
    void after_a_crash_between_storing_and_recording_it_is_found_with_its_checksum() throws IOException {
        var stored = folder().store(fetched(lease(1), PDF));
        Files.createLink(root.resolve(FILE).resolveSibling(".left"), root.resolve(FILE));
        assertThat(folder().stored(lease(2))).contains(stored);
    }

    @Test
    void what_a_crash_left_half_written_is_gone_with_the_next_lease() throws IOException {
        Files.writeString(folder().begin(lease(1)), "%PDF-");
        folder().store(fetched(lease(2), PDF));
        assertThat(files()).containsExactly(FILE);
    }

    @Test
    void an_error_page_and_half_a_document_are_no_documents() {
        for (var other : List.of("", "<html>%%EOF</html>", PDF.substring(0, 12))) {
            assertThatThrownBy(() -> fetched(lease(1), other))
                    .isInstanceOf(NotStored.class)
                    .hasMessageContaining("no whole PDF");
        }
        assertThat(root.resolve("acme")).isEmptyDirectory();
    }

    @Test
    void an_envelope_id_that_is_none_leads_nowhere_else() throws IOException {
        var strange = lease("../../beta/x\0\n.pdf", 1);
        folder().store(fetched(strange, PDF));
        assertThat(files()).singleElement().asString().matches("acme/id-[0-9a-f]{64}\\.pdf");
        var partner = new DocumentLease(new SignupKey("..", "1"), "main", ENVELOPE, 1, 1);
        assertThatThrownBy(() -> folder().begin(partner)).isInstanceOf(NotStored.class);
    }

    @Test
    void a_folder_that_is_not_there_is_told_and_never_made() {
        var missing = root.resolve("unmounted");
        var folder = new DocumentFolder(new DocumentProperties("file:" + missing));
        assertThat(folder.trouble()).isEqualTo("documents.folder " + missing + " is no folder");
        assertThat(missing).doesNotExist();
        assertThat(new DocumentFolder(new DocumentProperties("")).trouble()).isEqualTo("documents.folder is not set");
        assertThat(folder().trouble()).isEmpty();
    }

    @Test
    void a_disk_that_refuses_is_told_in_words() throws IOException {
        Files.writeString(root.resolve("acme"), "a file where the partner's folder should be");
        assertThatThrownBy(() -> folder().begin(lease(1)))
                .isInstanceOf(NotStored.class)
                .hasMessage("the folder cannot be written: FileAlreadyExistsException");
    }
}
