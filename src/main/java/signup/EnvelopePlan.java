package signup;

/**
 * How a sign-up becomes an envelope: what its partner has configured.
 *
 * @param templateId DocuSign's id of the template
 * @param role the template's role that the signer takes; case matters to DocuSign
 * @param subject of the mail, or "" for the template's
 * @param blurb text of the mail, or "" for the template's
 * @param twoStep whether it is created as a draft and then sent: twice the calls, and a doubled draft mails nobody
 */
public record EnvelopePlan(String templateId, String role, String subject, String blurb, boolean twoStep) {}
