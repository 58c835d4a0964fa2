package app;

import java.time.Instant;
import java.util.List;
import partners.Finding;

/**
 * What was last tried of a folder, so that it is not tried at each look.
 *
 * @param version null if the folder is gone and its partner does not come to an end
 * @param why what was wrong with it
 * @param again when to try the same once more
 */
record JudgedFolder(FolderVersion version, List<Finding> why, Instant again) {

    JudgedFolder(FolderVersion version) {
        this(version, version.findings(), Instant.MAX);
    }
}
