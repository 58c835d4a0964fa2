package signup;

/**
 * How a sign-up becomes an envelope: what its partner has configured.
 *
 * @param templateId DocuSign's id of the template
 * @param role the template's role that the signer takes; case matters to DocuSign
 * @param subject of the mail, or "" for the template's
 * @param blurb text of the mail, or "" for the template's
 * @param twoStep whether it is created as a draft and then sent: twice the calls, and a doubled draft mails nobody
 * @param hybrid whether the mail of a signer who comes from us leads to our own link
 * @param link that link, or ""
 */
public record EnvelopePlan(
        String templateId, String role, String subject, String blurb, boolean twoStep, boolean hybrid, String link) {

    /** Without a link of ours. */
    public EnvelopePlan(String templateId, String role, String subject, String blurb, boolean twoStep) {
        this(templateId, role, subject, blurb, twoStep, false, "");
    }

    /** The same with the link that the mail leads to. */
    public EnvelopePlan linkedTo(String address) {
        return new EnvelopePlan(templateId, role, subject, blurb, twoStep, hybrid, address);
    }
}
