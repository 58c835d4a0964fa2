package docusign;

import docusign.DocuSignProperties.Account;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import throttle.Pace;

/** The configuration of one account as an operator writes it. */
final class Settings {

    static final String USER = "7a0f9c3e-0000-4000-8000-00000000000a";
    static final String ACCOUNT_ID = "5c1e0000-0000-4000-8000-00000000000b";
    static final String INTEGRATION_KEY = "1d00e000-0000-4000-8000-00000000000c";

    private Settings() {}

    static DocuSignProperties with(String privateKey) {
        return with(privateKey, null, false);
    }

    static DocuSignProperties with(Path privateKey) {
        return with("file:" + privateKey);
    }

    static DocuSignProperties at(String oauthUri, boolean allowPlainHttp) {
        return with("file:/nowhere", oauthUri, allowPlainHttp);
    }

    private static DocuSignProperties with(String privateKey, String oauthUri, boolean allowPlainHttp) {
        var account = new Account(
                ACCOUNT_ID, USER, 3000, 500, "5%", Pace.BURST, Duration.ofHours(1), Duration.ofSeconds(30), false);
        return new DocuSignProperties(
                "account-d.docusign.com",
                oauthUri,
                INTEGRATION_KEY,
                privateKey,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                allowPlainHttp,
                Map.of("main", account),
                null);
    }
}
