package api;

import docusign.SigningViews;
import ledger.SiteSignup;

/** Has a fresh signing page made for somebody who wants to sign now. */
@FunctionalInterface
public interface SigningPages {

    /** @param returnUrl where DocuSign leads the person afterwards */
    SigningViews.Page mint(SiteSignup signup, String returnUrl);
}
