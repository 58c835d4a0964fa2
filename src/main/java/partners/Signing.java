package partners;

/** Where the signer signs: from DocuSign's mail, in the partner's own pages, or from a mail with a link of ours. */
public enum Signing {
    /** DocuSign mails the signer. */
    EMAIL,
    /** The partner's web site asks for a signing page; nobody is mailed. */
    EMBEDDED,
    /** Mailed, and the link mints a fresh signing page. */
    HYBRID
}
