package app;

import docusign.AccountStopped;
import docusign.Assertions.UnusableKey;
import docusign.DocuSignProperties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import partners.Finding;

/** Looks whether DocuSign lets each account in: key, consent, account and address. Costs no call of the quota. */
final class AccountsCheck {

    private final DocuSignProperties docusign;
    private final AskingDocuSign asking;
    private final Consumer<Finding> tell;

    AccountsCheck(DocuSignProperties docusign, AskingDocuSign asking, Consumer<Finding> tell) {
        this.docusign = docusign;
        this.asking = asking;
        this.tell = tell;
    }

    /** The accounts that can be asked. */
    Set<String> open() {
        var open = new TreeSet<String>();
        for (var account : docusign.accounts().keySet()) {
            if (!key(account)) {
                break;
            }
            if (isOpen(account)) {
                open.add(account);
            }
        }
        asking.ahead().ifPresent(ahead -> tell.accept(Clocks.compare("docusign.oauth-uri", "DocuSign's", ahead)));
        return open;
    }

    private boolean key(String account) {
        try {
            asking.tryKey(account);
            return true;
        } catch (UnusableKey unusable) {
            tell.accept(
                    failed("docusign.private-key", unusable.getMessage().replaceFirst("^docusign.private-key: ", "")));
            return false;
        }
    }

    private boolean isOpen(String account) {
        var key = "docusign.accounts." + account;
        try {
            var address = asking.find(account);
            tell.accept(Finding.ok(
                    "",
                    key,
                    "the private key is accepted, the user has consented, the account is at " + address.getHost()));
            return true;
        } catch (AccountStopped stopped) {
            tell.accept(failed(key, stopped.getMessage()));
            return false;
        }
    }

    /** The reason says after its semicolon what to do. */
    private static Finding failed(String key, String reason) {
        var parts = reason.split("; ", 2);
        return Finding.fail(
                "", key, 0, parts[0], parts.length > 1 ? parts[1] : "check docusign.oauth-host and the network");
    }
}
