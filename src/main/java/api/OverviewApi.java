package api;

import java.util.List;
import ledger.ConnectHealth;
import ledger.LastRuns;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators how the whole is getting on. */
@RestController
class OverviewApi {

    private final PartnerOverview partners;
    private final Quotas quotas;
    private final LastRuns runs;
    private final ConnectHealth health;

    OverviewApi(PartnerOverview partners, Quotas quotas, LastRuns runs, ConnectHealth health) {
        this.health = health;
        this.partners = partners;
        this.quotas = quotas;
        this.runs = runs;
    }

    /** A list in an object, so that something can be said beside it one day. */
    record Items<T>(List<T> items) {}

    @GetMapping("/admin/v1/partners")
    Items<PartnerOverview.State> partners() {
        return new Items<>(partners.all());
    }

    @GetMapping("/admin/v1/quota")
    Items<Quotas.Quota> quota() {
        return new Items<>(quotas.all());
    }

    /** @param connect what the last look at each account's Connect has found; none if webhooks are off */
    record Schedules(List<LastRuns.Run> items, List<ConnectHealth.Audit> connect) {}

    @GetMapping("/admin/v1/schedules")
    Schedules schedules() {
        return new Schedules(runs.all(), health.all());
    }
}
