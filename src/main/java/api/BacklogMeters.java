package api;

import api.Readings.Reading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import ledger.Workload.Load;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import partners.Partner;

/** Shows what each partner has waiting as metrics. Partners come and go, so each gets its gauges when it is first seen. */
@Component
class BacklogMeters implements MeterBinder {

    private final Readings readings;
    private final ActivePartners partners;
    private final MeterRegistry meters;
    private final SignupMeters signups;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> pulling = ConcurrentHashMap.newKeySet();

    BacklogMeters(Readings readings, ActivePartners partners, MeterRegistry meters, SignupMeters signups) {
        this.signups = signups;
        this.readings = readings;
        this.partners = partners;
        this.meters = meters;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("countersign.partners", this::look)
                .description("partners that are configured and in order")
                .register(registry);
        success(registry, "reconcile-statuses", "", "reconcile-statuses", () -> true);
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        look();
    }

    private int look() {
        var configured = partners.configured();
        var names = new TreeSet<>(configured);
        readings.now().ifPresent(reading -> {
            reading.loads().forEach(load -> names.add(load.partner()));
            names.addAll(reading.untold().keySet());
        });
        names.stream().filter(seen::add).forEach(this::bind);
        names.forEach(this::bindFolder);
        return configured.size();
    }

    /** What only its folder says, which may be in order later than its first sign-up is seen. */
    private void bindFolder(String name) {
        partners.named(name).ifPresent(partner -> {
            signups.show(name, partner.account());
            if (partner.database().isPresent() && pulling.add(name)) {
                bindPulling(name);
            }
        });
    }

    private void bind(String partner) {
        signups.show(partner);
        bindResting(partner);
        load("backlog", partner, Load::waiting)
                .description("sign-ups that wait to be sent")
                .register(meters);
        load("stuck", partner, Load::stuck)
                .description("sign-ups that wait for a person")
                .register(meters);
        load("unsure", partner, Load::unsure)
                .description("sign-ups whose call was not answered and that are looked up")
                .register(meters);
        gauge(
                        "backlog.age",
                        partner,
                        reading -> reading.loads(partner).stream()
                                .mapToDouble(Load::oldest)
                                .max()
                                .orElse(0))
                .description("how long the oldest sign-up that waits to be sent has done so")
                .baseUnit("seconds")
                .register(meters);
        gauge("outcomes.untold", partner, reading -> reading.untold().getOrDefault(partner, 0L))
                .description("outcomes that the partner's database has not taken yet")
                .register(meters);
        gauge("outcomes.untold.age", partner, reading -> reading.untoldSince().getOrDefault(partner, 0.0))
                .description("how long ago the oldest of them happened, without those that wait for a person")
                .baseUnit("seconds")
                .register(meters);
        gauge("outcomes.parked", partner, reading -> reading.parked().getOrDefault(partner, 0L))
                .description("outcomes that the partner's database has refused so often that they wait for a person")
                .register(meters);
        gauge("envelopes.missing", partner, reading -> reading.missing().getOrDefault(partner, 0L))
                .description("open envelopes that DocuSign does not know any more")
                .register(meters);
    }

    /** Not while nothing of it is pulled: an old success is no fault of a partner that pauses, is disabled or gone. */
    private void bindPulling(String partner) {
        success(
                meters,
                "pull-signups",
                partner,
                "pull-signups-" + partner,
                () -> partners.configured().contains(partner)
                        && partners.pausedUntil(partner).isEmpty()
                        && partners.named(partner).filter(Partner::enabled).isPresent());
    }

    private void bindResting(String partner) {
        gauge("partner.suspended", partner, reading -> reading.suspended().contains(partner) ? 1 : 0)
                .description("1 while an operator keeps the partner stopped")
                .register(meters);
        gauge("partner.resting", partner, reading -> rests(partner) ? 1 : 0)
                .description("1 while nothing of the partner is sent unasked")
                .register(meters);
    }

    /** Suspended, in its pause, disabled or without its folder: then a backlog is nobody's fault. */
    private boolean rests(String partner) {
        return partners.named(partner)
                .filter(known -> partners.sendingUnaskedWith(known.account()).contains(partner))
                .isEmpty();
    }

    private void success(MeterRegistry registry, String schedule, String partner, String job, BooleanSupplier on) {
        Gauge.builder(
                        "countersign.last.success.timestamp",
                        () -> readings.now()
                                .filter(reading -> on.getAsBoolean())
                                .map(reading -> reading.successes().getOrDefault(job, Instant.EPOCH))
                                .map(at -> at.toEpochMilli() / 1000.0)
                                .orElse(Double.NaN))
                .description("when the schedule was last done without a failure, 0 if never")
                .baseUnit("seconds")
                .tag("schedule", schedule)
                .tag("partner", partner)
                .register(registry);
    }

    private Gauge.Builder<?> load(String name, String partner, ToLongFunction<Load> value) {
        return gauge(
                name,
                partner,
                reading -> reading.loads(partner).stream().mapToLong(value).sum());
    }

    private Gauge.Builder<?> gauge(String name, String partner, ToDoubleFunction<Reading> value) {
        return Gauge.builder(
                        "countersign." + name,
                        () -> readings.now().map(value::applyAsDouble).orElse(Double.NaN))
                .tag("partner", partner);
    }
}
