package docusign;

import app.Keys;
import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.Answer.Answered;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** DocuSign's token service as a test steers it, with the tokens that are fetched from it. */
final class TokenService implements Http {

    final SettableClock clock = new SettableClock();
    final List<HttpCall> requests = Collections.synchronizedList(new ArrayList<>());
    volatile Http answers = call -> token(requests.size(), 3600);
    final AccessTokens tokens;

    TokenService(Path directory) {
        var settings = Settings.with(Keys.in(directory).privateKey());
        tokens = new AccessTokens(settings, new Assertions(settings), this, new ObjectMapper(), clock);
    }

    @Override
    public Answer send(HttpCall call) {
        requests.add(call);
        return answers.send(call);
    }

    String token() {
        return tokens.of(Settings.USER);
    }

    AccountStopped stopped() {
        return org.assertj.core.api.Assertions.catchThrowableOfType(AccountStopped.class, this::token);
    }

    void answer(int status, String body) {
        answers = call -> new Answered(status, body);
    }

    static Answer token(int number, long seconds) {
        return new Answered(
                200,
                "{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
                        .formatted(number, seconds));
    }
}
