package docusign;

import com.docusign.esign.model.Signer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A signer as the envelope has it, for as long as a correction takes: never kept.
 *
 * @param recipientId DocuSign's number in this envelope
 * @param role in the template, or ""
 * @param clientUserId for embedded signing, or ""
 */
public record EnvelopeSigner(
        String recipientId, String role, String clientUserId, String name, String email, String status) {

    private static final Set<String> DONE = Set.of("completed", "declined", "signed");

    static EnvelopeSigner of(Signer signer) {
        return new EnvelopeSigner(
                text(signer.getRecipientId()),
                text(signer.getRoleName()),
                text(signer.getClientUserId()),
                text(signer.getName()),
                text(signer.getEmail()),
                text(signer.getStatus()).toLowerCase(Locale.ROOT));
    }

    private static String text(String value) {
        return Objects.toString(value, "");
    }

    /**
     * The one signer that a sign-up is about: of several who fit by role, by client user id and by address, the one who
     * has not signed. Nobody, rather than the wrong one.
     *
     * @param emails that the signer may have by now
     */
    public static Optional<EnvelopeSigner> find(
            List<EnvelopeSigner> signers, String role, String clientUserId, List<String> emails) {
        var fitting = List.<EnvelopeSigner>of();
        for (var criterion : List.<Predicate<EnvelopeSigner>>of(
                one -> !role.isEmpty() && one.role().equals(role),
                one -> !clientUserId.isEmpty() && one.clientUserId().equals(clientUserId),
                one -> emails.stream().anyMatch(one.email()::equalsIgnoreCase))) {
            fitting = narrowed(fitting, signers, criterion);
        }
        var open = narrowed(fitting, fitting, one -> !DONE.contains(one.status()));
        return open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty();
    }

    /** Those who fit too; if there is none, a criterion that fits nobody says nothing. */
    private static List<EnvelopeSigner> narrowed(
            List<EnvelopeSigner> fitting, List<EnvelopeSigner> all, Predicate<EnvelopeSigner> criterion) {
        var narrower =
                (fitting.isEmpty() ? all : fitting).stream().filter(criterion).toList();
        return narrower.isEmpty() ? fitting : narrower;
    }

    /** Whether a mail to this signer came back. */
    public boolean bounced() {
        return status.equals("autoresponded");
    }

    /** Without name and address. */
    @Override
    public String toString() {
        return "EnvelopeSigner[" + recipientId + " " + status + "]";
    }
}
