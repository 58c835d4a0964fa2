package api;

import docusign.Changing;
import docusign.EnvelopeChange;

/** Has DocuSign change one envelope for an operator who waits; what it has done the ledger knows when this returns. */
@FunctionalInterface
public interface EnvelopeChanges {

    /** Asks once, and does not ask again. */
    Changing make(EnvelopeChange change);
}
