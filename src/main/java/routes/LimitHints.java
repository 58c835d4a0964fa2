package routes;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import throttle.Limits;
import throttle.Usage;

/** Tells the operator, once a change, that DocuSign permits an account more calls an hour than its configuration says. */
final class LimitHints {

    private final Map<String, Integer> told = new ConcurrentHashMap<>();

    /** What to say of the account now, if there is anything new. */
    Optional<String> of(String account, Usage usage, Limits configured) {
        var said = usage.hourSaid();
        if (said == 0) {
            return Optional.empty();
        }
        var before = told.put(account, said);
        if (said <= configured.hourly() || before != null && before == said) {
            return Optional.empty();
        }
        return Optional.of("DocuSign permits " + said + " calls an hour, docusign.accounts." + account
                + ".hourly-limit says " + configured.hourly()
                + (usage.hourLimit() >= said
                        ? "; all of them are used, because DocuSign has raised its limit"
                        : "; the key counts, raise it to use them all"));
    }
}
