package partners;

/** What becomes of the contracts that a partner's members have signed. */
public enum Documents {
    /** They stay with DocuSign. */
    NONE,
    /** Each is fetched once and stored in the folder of all signed documents. */
    FOLDER
}
