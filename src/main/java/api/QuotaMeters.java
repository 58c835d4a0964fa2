package api;

import api.Readings.Account;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import throttle.Lane;

/** Shows each account's quota as metrics; docs/metrics.md says what they mean. */
@Component
class QuotaMeters implements MeterBinder {

    private final Readings readings;
    private final Quotas quotas;

    QuotaMeters(Readings readings, Quotas quotas) {
        this.readings = readings;
        this.quotas = quotas;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        quotas.accounts().forEach(account -> bind(account, meters));
    }

    private void bind(String account, MeterRegistry meters) {
        for (var lane : Lane.values()) {
            gauge("permits.used", account, one -> one.usage().lanes().getOrDefault(lane, 0))
                    .description("permits taken in the current hour")
                    .tag("lane", lane.word())
                    .register(meters);
        }
        gauge("permits.limit", account, one -> one.usage().hourLimit())
                .description("calls permitted in the current hour")
                .register(meters);
        gauge("permits.left", account, one -> one.usage().left())
                .description("calls left of the current hour, other applications' spending included")
                .register(meters);
        gauge("permits.others", account, one -> one.usage().othersUsed())
                .description("calls of other applications in the current hour, as far as DocuSign's answers tell")
                .register(meters);
        gauge("permits.refused", account, one -> one.usage().refused())
                .description("calls that DocuSign refused for a limit in the current hour")
                .register(meters);
        gauge("account.closed", account, one -> one.closed() ? 1 : 0)
                .description("1 while nothing of the account is called; the log says why")
                .register(meters);
        gauge("through", account, Account::through)
                .description("until all that waits can be sent at best")
                .baseUnit("seconds")
                .register(meters);
        gauge("calls.per.completed", account, Account::callsPerCompleted)
                .description("calls of the last 24 hours for each envelope signed in them")
                .register(meters);
    }

    private Gauge.Builder<?> gauge(String name, String account, ToDoubleFunction<Account> value) {
        return Gauge.builder(
                        "countersign." + name,
                        () -> readings.now()
                                .flatMap(reading ->
                                        Optional.ofNullable(reading.accounts().get(account)))
                                .map(value::applyAsDouble)
                                .orElse(Double.NaN))
                .tag("account", account);
    }
}
