package documents;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import signup.SignedDocument;
import signup.SignupKey;

/**
 * What a file really holds, read piece by piece: the checksum is one of the disk, not one of what was sent.
 *
 * @param wholePdf whether it begins and ends as a PDF does, so that neither an error page nor half a file passes
 */
record Contents(Path file, long size, String sha256, boolean wholePdf) {

    private static final int PIECE = 64 * 1024;
    private static final int END = 1024;

    static Contents of(Path file) {
        var digest = digest();
        try (var in = Files.newInputStream(file)) {
            var piece = new byte[PIECE];
            var size = 0L;
            for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
                size += read;
            }
            return new Contents(file, size, HexFormat.of().formatHex(digest.digest()), isPdf(file));
        } catch (IOException e) {
            throw new NotStored(
                    "the document cannot be read back: " + e.getClass().getSimpleName(), e);
        }
    }

    private static boolean isPdf(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var begin = new byte[(int) Math.min(END, file.length())];
            file.readFully(begin);
            var end = new byte[begin.length];
            file.seek(file.length() - end.length);
            file.readFully(end);
            return text(begin).startsWith("%PDF-") && text(end).contains("%%EOF");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    SignedDocument as(SignupKey key, String envelopeId) {
        return new SignedDocument(key, envelopeId, file, size, sha256);
    }
}
