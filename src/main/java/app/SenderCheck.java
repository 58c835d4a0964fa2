package app;

import docusign.Answer;
import docusign.ConnectAudit;
import docusign.DocuSignProperties;
import docusign.SenderRights;
import java.util.Map;
import java.util.function.Consumer;
import partners.Finding;
import throttle.Lane;
import throttle.SharedQuota;
import throttle.Usage;

/** Looks at an account with its own user's eyes: may it send, what does DocuSign permit, and who delivers webhooks. */
final class SenderCheck {

    private static final Map<ConnectAudit.Finding, String> TODO = Map.of(
            ConnectAudit.Finding.NONE, "make one that delivers to the public address and /connect",
            ConnectAudit.Finding.OFF, "turn it on, and let it not pause",
            ConnectAudit.Finding.UNACKNOWLEDGED, "tick 'Require Acknowledgement', or a lost delivery is not repeated",
            ConnectAudit.Finding.UNSIGNED, "tick 'Include HMAC Signature', or we refuse what it delivers",
            ConnectAudit.Finding.DOCUMENTS, "leave documents out, or messages may be too long",
            ConnectAudit.Finding.FORMAT, "choose JSON, REST v2.1 and one message an event (SIM)",
            ConnectAudit.Finding.FAILURES, "");

    private final DocuSignProperties docusign;
    private final AskingDocuSign asking;
    private final SharedQuota quota;
    private final Consumer<Finding> tell;

    SenderCheck(DocuSignProperties docusign, AskingDocuSign asking, SharedQuota quota, Consumer<Finding> tell) {
        this.docusign = docusign;
        this.asking = asking;
        this.quota = quota;
        this.tell = tell;
    }

    /** Two calls an account, one where webhooks are off. */
    void check(Iterable<String> accounts) {
        for (var account : accounts) {
            rights(account);
            if (docusign.connect().on()) {
                connect(account);
            }
            limits(account);
        }
    }

    private void rights(String account) {
        var key = key(account) + ".user-id";
        var answer = asking.ask(
                SenderRights.read(account, docusign.accounts().get(account).userId()));
        var rights = SenderRights.of(answer);
        if (rights.isEmpty()) {
            warn(key, "whether the user may send could not be looked at: " + why(answer), "check again later");
        } else if (!rights.get().obstacle().isEmpty()) {
            tell.accept(Finding.fail(
                    "",
                    key,
                    0,
                    rights.get().obstacle(),
                    "have an administrator give it a permission profile that may send, as DS Sender"));
        } else if (rights.get().sends().isEmpty()) {
            warn(key, "DocuSign does not say whether the user may send", "send one envelope before the night");
        } else {
            tell.accept(Finding.ok("", key, "the user is active and may send"));
        }
    }

    private void connect(String account) {
        var key = key(account);
        var audit = new ConnectAudit(docusign.connect());
        var answer = asking.ask(audit.configurations(account).in(Lane.INTERACTIVE));
        var findings = audit.findings(answer);
        if (findings.isEmpty()) {
            warn(
                    key,
                    "its Connect configurations could not be looked at: " + why(answer),
                    "only an administrator may; nothing else depends on it");
        } else if (findings.get().isEmpty()) {
            tell.accept(Finding.ok("", key, "nothing is wrong with its Connect configurations"));
        } else {
            findings.get()
                    .forEach((finding, where) ->
                            warn(key, "Connect is " + finding.word() + ": " + where, TODO.get(finding)));
        }
    }

    /** DocuSign says its limits with every answer; two were given just now. */
    private void limits(String account) {
        var limits = docusign.accounts().get(account).limits();
        var usage = quota.usage(account).orElse(Usage.none(limits));
        if (usage.hourSaid() == 0) {
            return;
        }
        limit(key(account) + ".hourly-limit", limits.hourly(), usage.hourSaid(), "calls an hour");
        limit(key(account) + ".burst-limit", limits.burst(), usage.burstLimit(), "calls in 30 seconds");
    }

    private void limit(String key, int configured, int said, String what) {
        if (configured > said) {
            warn(key, "is " + configured + ", and DocuSign permits " + said + " " + what, "set it to " + said);
        } else {
            tell.accept(Finding.ok("", key, "DocuSign permits " + said + " " + what));
        }
    }

    private static String why(Answer answer) {
        return ConnectAudit.refusal(answer)
                .orElse(answer instanceof Answer.NotNow notNow ? notNow.why() : "DocuSign did not answer");
    }

    private static String key(String account) {
        return "docusign.accounts." + account;
    }

    private void warn(String key, String what, String todo) {
        tell.accept(Finding.warn("", key, 0, what, todo));
    }
}
