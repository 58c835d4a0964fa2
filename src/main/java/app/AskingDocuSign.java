package app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import docusign.AccessTokens;
import docusign.Accounts;
import docusign.Answer;
import docusign.Assertions;
import docusign.DocuSignProperties;
import docusign.HeardDoor;
import docusign.RestCall;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import routes.DoorAlone;
import routes.SendingProperties;
import throttle.SharedQuota;

/** DocuSign through the one door and within the one quota, for a command beside the service. */
final class AskingDocuSign implements AutoCloseable {

    private final DocuSignProperties docusign;
    private final DoorAlone alone = new DoorAlone();
    private final Assertions assertions;
    private final AccessTokens tokens;
    private final Accounts accounts;
    private final HeardDoor door;

    AskingDocuSign(DocuSignProperties docusign, SendingProperties sending, SharedQuota quota) {
        ObjectMapper json = JsonMapper.builder().build();
        var clock = Clock.systemUTC();
        this.docusign = docusign;
        this.assertions = new Assertions(docusign);
        this.tokens = new AccessTokens(docusign, assertions, alone.http(), json, clock);
        this.accounts = new Accounts(docusign, tokens, alone.http(), json);
        this.door = new HeardDoor(accounts, tokens, quota, clock);
        alone.open(door, docusign, sending);
    }

    /** Tries the private key; what is wrong with it is thrown. */
    void tryKey(String account) {
        assertions.of(user(account));
    }

    /** Tries to get a token, and finds the account's address; what a person has to do is thrown. */
    URI find(String account) {
        tokens.of(user(account));
        return accounts.address(account);
    }

    private String user(String account) {
        return docusign.accounts().get(account).userId();
    }

    /** One call, paid with a permit. */
    Answer ask(RestCall call) {
        return alone.ask(call);
    }

    /** How far DocuSign's clock is ahead of ours. */
    Optional<Duration> ahead() {
        return door.ahead();
    }

    @Override
    public void close() {
        alone.close();
    }
}
