package signup;

import java.nio.file.Path;

/**
 * A contract as everybody has signed it, with DocuSign's certificate, as one PDF: what {@code store-document} is given.
 *
 * @param key whose it is
 * @param envelopeId DocuSign's id
 * @param file where the bytes are
 * @param size in bytes
 * @param sha256 of the bytes, in lower-case hexadecimal digits
 */
public record SignedDocument(SignupKey key, String envelopeId, Path file, long size, String sha256) {}
