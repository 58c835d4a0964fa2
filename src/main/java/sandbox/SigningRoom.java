package sandbox;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page a signer sees: one use of the link, three buttons, and back to where the sender wants them. */
final class SigningRoom {

    private static final Pattern PATH = Pattern.compile("/signing/(?<code>[^/]+)(/(?<button>finish|decline|later))?");

    private final Envelopes envelopes;
    private final SigningPasses passes;
    private final Clock clock;

    SigningRoom(Envelopes envelopes, SigningPasses passes, Clock clock) {
        this.envelopes = envelopes;
        this.passes = passes;
        this.clock = clock;
    }

    Answer answer(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return gone();
        }
        boolean press = call.method().equals("POST") && path.group("button") != null;
        return press ? press(path.group("code"), path.group("button"), call) : open(path.group("code"));
    }

    private Answer open(String code) {
        Optional<String> session = passes.open(code);
        if (session.isEmpty()) {
            return passes.spent(code).map(pass -> back(pass, "ttl_expired")).orElseGet(SigningRoom::gone);
        }
        SigningPasses.Pass pass = passes.session(session.get()).orElseThrow();
        try {
            SandboxEnvelope seen =
                    envelopes.change(pass.envelopeId(), one -> Steps.view(one, pass.recipientId(), clock.instant()));
            return Answer.html(200, SigningPage.of(seen, pass.recipientId(), session.get()));
        } catch (Refusal no) {
            return back(pass, "exception");
        }
    }

    private Answer press(String session, String button, Call call) {
        Optional<SigningPasses.Pass> pass = passes.leave(session);
        if (pass.isEmpty()) {
            return gone();
        }
        if (passes.over(pass.get())) {
            return back(pass.get(), "session_timeout");
        }
        try {
            return back(pass.get(), pressed(pass.get(), button, call.form().getOrDefault("reason", "")));
        } catch (Refusal no) {
            return back(pass.get(), "exception");
        }
    }

    private String pressed(SigningPasses.Pass pass, String button, String reason) {
        switch (button) {
            case "finish" -> {
                envelopes.change(pass.envelopeId(), one -> Steps.sign(one, pass.recipientId(), clock.instant()));
                return "signing_complete";
            }
            case "decline" -> {
                envelopes.change(
                        pass.envelopeId(), one -> Steps.decline(one, pass.recipientId(), clock.instant(), reason));
                return "decline";
            }
            default -> {
                return "cancel";
            }
        }
    }

    private static Answer back(SigningPasses.Pass pass, String event) {
        String join = pass.returnUrl().contains("?") ? "&" : "?";
        return Answer.redirect(pass.returnUrl() + join + "event=" + event);
    }

    private static Answer gone() {
        return Answer.html(404, SigningPage.gone());
    }
}
