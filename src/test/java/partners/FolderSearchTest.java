package partners;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSearchTest {

    @TempDir
    private Path root;

    @Test
    void a_folder_that_may_not_be_read_costs_only_its_own_partner() throws IOException {
        var closed = Files.createDirectory(root.resolve("closed"), asFileAttribute(Set.of()));
        assumeThat(Files.isReadable(closed)).as("root may read everything").isFalse();
        var found = new Folders(root)
                .partner("good", Folders.yaml("jdbc:postgresql://db/good"))
                .read();
        assertThat(found.partners()).extracting(Partner::name).containsExactly("good");
        assertThat(found.findings()).singleElement().asString().startsWith("partner closed: folder: cannot be read");
    }
}
