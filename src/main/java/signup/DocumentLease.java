package signup;

/**
 * The right to fetch one signed document now, and for some time nobody else's.
 *
 * @param key whose it is
 * @param account our name of the DocuSign account that sent the envelope
 * @param envelopeId DocuSign's id
 * @param epoch grows with each lease; an older lease records no trouble
 * @param tries how often it was tried, this time included
 */
public record DocumentLease(SignupKey key, String account, String envelopeId, long epoch, int tries) {}
