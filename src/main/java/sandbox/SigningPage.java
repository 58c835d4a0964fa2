package sandbox;

/** The little HTML that a signer gets to see. */
final class SigningPage {

    private SigningPage() {}

    static String of(SandboxEnvelope envelope, String recipientId, String session) {
        SandboxRecipient signer = envelope.recipients().stream()
                .filter(one -> one.id().equals(recipientId))
                .findFirst()
                .orElseThrow();
        StringBuilder texts = new StringBuilder();
        signer.tabs().entrySet().stream()
                .map(tab -> "<dt>%s</dt><dd>%s</dd>".formatted(safe(tab.getKey()), safe(tab.getValue())))
                .sorted()
                .forEach(texts::append);
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
                <meta name="viewport" content="width=device-width"></head>
                <body>
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p>Sandbox: %3$s, nothing you do here is binding.</p>
                <dl>%4$s</dl>
                <form method="post" action="/signing/%5$s/finish"><button>Finish</button></form>
                <form method="post" action="/signing/%5$s/decline">
                <label>Reason <input name="reason" value=""></label><button>Decline</button></form>
                <form method="post" action="/signing/%5$s/later"><button>Finish later</button></form>
                </body></html>
                """.formatted(safe(envelope.subject()), safe(envelope.blurb()), safe(signer.name()), texts, session);
    }

    static String gone() {
        return "<!doctype html><html lang=\"en\"><head><title>Gone</title></head><body><h1>This link does not work"
                + " any more</h1></body></html>";
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
