package app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import partners.Finding;
import partners.Partner;
import partners.PartnerFolders.Found;

/**
 * What one folder says at one time. Two versions are equal if nothing that counts differs: contents are compared, because
 * neither times nor names of files tell reliably whether a mounted directory was exchanged.
 *
 * @param partner what it makes, if it is in order
 * @param findings what is wrong with it
 */
record FolderVersion(Optional<Partner> partner, List<Finding> findings) {

    /** By the folder's name; what is said of the whole directory stands under "". */
    static Map<String, FolderVersion> of(Found found) {
        var versions = new TreeMap<String, FolderVersion>();
        found.partners()
                .forEach(partner -> versions.put(partner.name(), version(found, partner.name(), Optional.of(partner))));
        found.findings()
                .forEach(finding ->
                        versions.computeIfAbsent(finding.partner(), name -> version(found, name, Optional.empty())));
        return versions;
    }

    private static FolderVersion version(Found found, String name, Optional<Partner> partner) {
        return new FolderVersion(
                partner,
                found.findings().stream()
                        .filter(finding -> finding.partner().equals(name))
                        .toList());
    }
}
