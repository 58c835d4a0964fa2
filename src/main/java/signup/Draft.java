package signup;

/**
 * An envelope that DocuSign has and that nobody was mailed.
 *
 * @param envelopeId DocuSign's id
 * @param key the sign-up it carries in our custom field
 */
public record Draft(String envelopeId, SignupKey key) {}
