package routes;

import docusign.ManyEnvelopes;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ledger.SilentLedger.Silent;
import signup.SignupState;

/**
 * Silent envelopes of one account that are asked for in one call.
 *
 * @param asked whom it is about, by the ledger's numbers
 * @param many how many are asked for at once: fewer after a refusal, until it is known whom that is about
 */
record SilentRound(String account, List<Silent> asked, int many) {

    static SilentRound nobody(String account) {
        return new SilentRound(account, List.of(), ManyEnvelopes.MOST);
    }

    SilentRound of(List<Silent> others) {
        return new SilentRound(account, others, many);
    }

    /** A part of it, and from now on no more than that at once. */
    SilentRound half() {
        var fewer = asked.size() / 2;
        return new SilentRound(account, asked.subList(0, fewer), fewer);
    }

    /** After an answer as many as before, in a few steps. */
    SilentRound wider() {
        return new SilentRound(account, asked, Math.min(ManyEnvelopes.MOST, 2 * many));
    }

    List<String> ids() {
        return asked.stream().map(Silent::envelopeId).toList();
    }

    long last() {
        return asked.get(asked.size() - 1).id();
    }

    /** Those that DocuSign does not know. */
    SilentRound gone(Map<String, String> statuses) {
        return of(asked.stream().filter(one -> status(one, statuses) == null).toList());
    }

    /** Those of which more must be asked. */
    SilentRound moved(Map<String, String> statuses) {
        return of(asked.stream()
                .filter(one -> mayHaveNews(one, status(one, statuses)))
                .toList());
    }

    /** Those that stand where we know them to stand. */
    SilentRound unmoved(Map<String, String> statuses) {
        return of(asked.stream()
                .filter(one -> status(one, statuses) != null && !mayHaveNews(one, status(one, statuses)))
                .toList());
    }

    private static String status(Silent one, Map<String, String> statuses) {
        return statuses.get(ManyEnvelopes.id(one.envelopeId()));
    }

    /** A mail that came back does not show in the envelope's own status. */
    private static boolean mayHaveNews(Silent one, String status) {
        return status != null
                && (one.state() == SignupState.SENT
                        || !status.equals(one.state().word())
                                && !(one.state() == SignupState.BOUNCED && status.equals(SignupState.SENT.word())));
    }

    /** In parts of which none is larger than that. */
    List<SilentRound> parts(int most) {
        return IntStream.iterate(0, from -> from < asked.size(), from -> from + most)
                .mapToObj(from -> of(asked.subList(from, Math.min(from + most, asked.size()))))
                .toList();
    }
}
