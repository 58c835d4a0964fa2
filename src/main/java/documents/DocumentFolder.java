package documents;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import signup.DocumentLease;
import signup.SignedDocument;
import signup.SignupKey;

/**
 * One file a signed document, below a folder for its partner. A file has its name only when it is whole and on the disk,
 * and is never written over: so it can be trusted after any crash, and of two writers the first wins.
 */
public class DocumentFolder {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PARTNER = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final String configured;

    public DocumentFolder(DocumentProperties properties) {
        this.configured = properties.folder().replaceFirst("^file:", "");
    }

    /** Why nothing can be stored now, or "". The folder is not made: where a mount is missing, nobody would find the files. */
    public String trouble() {
        if (configured.isBlank()) {
            return DocumentProperties.KEY + " is not set";
        }
        if (!Files.isDirectory(Path.of(configured))) {
            return DocumentProperties.KEY + " " + configured + " is no folder";
        }
        return Files.isWritable(Path.of(configured))
                ? ""
                : DocumentProperties.KEY + " " + configured + " cannot be written";
    }

    /** The document if it is stored already, by whoever. */
    public Optional<SignedDocument> stored(DocumentLease lease) {
        var file = target(lease.key(), lease.envelopeId());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        sweep(lease);
        return Optional.of(Contents.of(file).as(lease.key(), lease.envelopeId()));
    }

    /** Leases that were lost may have left something behind. */
    private void sweep(DocumentLease lease) {
        for (var epoch = Math.max(0, lease.epoch() - 100); epoch < lease.epoch(); epoch++) {
            discard(part(partner(lease.key()), lease, epoch));
        }
    }

    /** An empty file for what comes, which also shows that the folder can be written. */
    public Path begin(DocumentLease lease) {
        try {
            var partner = Files.createDirectories(partner(lease.key()));
            sweep(lease);
            var part = part(partner, lease, lease.epoch());
            FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING).close();
            restrict(part);
            return part;
        } catch (IOException e) {
            throw new NotStored("the folder cannot be written: " + kind(e), e);
        }
    }

    /** Nobody else need read it; a network share may have rights of its own. */
    private static void restrict(Path part) {
        try {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r-----"));
        } catch (IOException | UnsupportedOperationException e) {
            return; // the share's rights hold
        }
    }

    /** What has come, if it is a whole PDF. */
    public SignedDocument check(DocumentLease lease, Path part) {
        var contents = Contents.of(part);
        if (!contents.wholePdf()) {
            discard(part);
            throw new NotStored("DocuSign sent something that is no whole PDF");
        }
        return contents.as(lease.key(), lease.envelopeId());
    }

    /**
     * Gives the file its name.
     *
     * @return what is stored under it now, which is another file if one was there
     */
    public SignedDocument store(SignedDocument document) {
        var target = target(document.key(), document.envelopeId());
        try {
            sync(document.file());
            var first = link(document.file(), target);
            Files.deleteIfExists(document.file());
            syncNames(target.getParent());
            syncNames(Path.of(configured));
            var stored = first ? new Contents(target, document.size(), document.sha256(), true) : Contents.of(target);
            return stored.as(document.key(), document.envelopeId());
        } catch (IOException e) {
            throw new NotStored("the folder cannot be written: " + kind(e), e);
        }
    }

    /** A second name for the file, in one step and only if there is none; not every file system can do that. */
    private static boolean link(Path part, Path target) throws IOException {
        try {
            Files.createLink(target, part);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            if (Files.exists(target)) {
                return false;
            }
            Files.move(part, target, ATOMIC_MOVE);
            return true;
        }
    }

    /** A file that nobody needs; what cannot be deleted now is so with the next lease. */
    public void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            return; // the next lease tries again
        }
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, WRITE)) {
            channel.force(true);
        }
    }

    /** A name is on the disk only when its folder is; not every file system can be told so. */
    private static void syncNames(Path folder) {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        } catch (IOException e) {
            return; // it keeps names in its own way
        }
    }

    private Path target(SignupKey key, String envelopeId) {
        return partner(key).resolve(name(envelopeId) + ".pdf");
    }

    private static Path part(Path partner, DocumentLease lease, long epoch) {
        return partner.resolve("." + name(lease.envelopeId()) + "." + epoch + ".part");
    }

    private Path partner(SignupKey key) {
        if (!PARTNER.matcher(key.partner()).matches()) {
            throw new NotStored("the partner's name is no name of a folder");
        }
        return Path.of(configured).resolve(key.partner());
    }

    /** DocuSign's id, and never a character that came from elsewhere. */
    private static String name(String envelopeId) {
        var id = envelopeId.toLowerCase(Locale.ROOT);
        return ID.matcher(id).matches() ? id : "id-" + Contents.sha256(envelopeId);
    }

    private static String kind(IOException e) {
        var reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return e.getClass().getSimpleName() + (reason == null ? "" : " (" + reason + ")");
    }
}
