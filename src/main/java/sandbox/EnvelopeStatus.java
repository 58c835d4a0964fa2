package sandbox;

import java.util.Locale;

/**
 * Where an envelope stands; an expired one is voided, as at DocuSign, a draft in the recycle bin deleted. While its sender
 * corrects it nobody can sign.
 */
public enum EnvelopeStatus {
    CREATED,
    SENT,
    DELIVERED,
    CORRECT,
    COMPLETED,
    DECLINED,
    VOIDED,
    DELETED;

    /** The word in DocuSign's answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean inProcess() {
        return this == SENT || this == DELIVERED;
    }
}
