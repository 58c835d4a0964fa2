package api;

import docusign.DocuSignProperties;
import docusign.Renewals;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Counts the renewals of access tokens; an account's counters begin at 0 with the service. */
@Component
class TokenMeters implements Renewals {

    private final MeterRegistry meters;
    private final Map<Name, Counter> counters = new ConcurrentHashMap<>();

    TokenMeters(MeterRegistry meters, DocuSignProperties docusign) {
        this.meters = meters;
        docusign.accounts().keySet().forEach(account -> {
            for (var result : Result.values()) {
                counter(new Name(account, result));
            }
        });
    }

    private record Name(String account, Result result) {}

    private Counter counter(Name name) {
        return counters.computeIfAbsent(
                name,
                wanted -> Counter.builder("countersign.token.renewals")
                        .description("tries to renew an access token, by what came of them")
                        .tag("account", wanted.account)
                        .tag("result", wanted.result.name().toLowerCase(Locale.ROOT))
                        .register(meters));
    }

    @Override
    public void renewed(String account, Result result) {
        counter(new Name(account, result)).increment();
    }
}
