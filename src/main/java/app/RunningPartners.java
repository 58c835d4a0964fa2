package app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ledger.DocumentLedger;
import ledger.SignupLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import partners.ActivePartners;
import partners.Documents;
import partners.Finding;
import partners.Partner;
import partners.PartnerDatabases;
import routes.PartnerRoutes;

/**
 * Puts one partner at work, in place of what it was before, or takes it from work, without touching any other. Nothing is
 * lost or doubled by that: what was read is in the ledger, and what is not marked as taken is read again.
 */
@Component
class RunningPartners {

    private static final Logger LOG = LoggerFactory.getLogger(RunningPartners.class);

    private final ActivePartners active;
    private final PartnerDatabases databases;
    private final PartnerRoutes routes;
    private final SignupLedger ledger;
    private final DocumentLedger documents;

    RunningPartners(
            ActivePartners active,
            PartnerDatabases databases,
            PartnerRoutes routes,
            SignupLedger ledger,
            DocumentLedger documents) {
        this.documents = documents;
        this.active = active;
        this.databases = databases;
        this.routes = routes;
        this.ledger = ledger;
    }

    /** All that are there when the service starts. */
    void know(List<Partner> partners) {
        active.replace(partners);
    }

    /** What waits is sent with the account that the partner has now. */
    void moveWaiting(Partner partner) {
        ledger.moveWaiting(partner.name(), partner.account());
    }

    /** A partner whose folder is not in order now keeps what it said before. */
    void wantDocuments(List<Partner> partners) {
        var byWish = partners.stream()
                .collect(Collectors.partitioningBy(
                        partner -> partner.documents() == Documents.FOLDER,
                        Collectors.mapping(Partner::name, Collectors.toList())));
        documents.want(byWish.get(true), byWish.get(false));
    }

    /** Its routes, if it has a database; says why it cannot be started. */
    Optional<Finding> start(Partner partner) {
        try {
            startRoutes(partner);
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(notNow(partner.name(), e));
        }
    }

    /** What of the failure may be shown and logged: a message may quote a whole address with its password. */
    static Finding notNow(String name, Exception failure) {
        LOG.error(
                "partner {}: cannot be taken over ({}: {})",
                name,
                failure.getClass().getSimpleName(),
                RouteFailure.why(failure));
        return Finding.fail(
                name,
                "its folder",
                0,
                "cannot be taken over now (" + failure.getClass().getSimpleName() + ")",
                "the service's log says more; it is tried again");
    }

    /** Whether it is at work, with all its routes if it has a database. */
    boolean isRunning(String name) {
        return active.configured().contains(name)
                && active.named(name)
                        .filter(partner -> partner.database().isEmpty() || routes.isRunning(name))
                        .isPresent();
    }

    /** The same, and nothing of it is different. */
    boolean runsAs(Partner partner) {
        return isRunning(partner.name()) && active.named(partner.name()).equals(Optional.of(partner));
    }

    /**
     * Puts it in the place of the partner of that name.
     *
     * @return false if the one that runs does not come to an end; then it runs on
     */
    boolean takeIn(Partner partner) throws Exception {
        return exchange(partner, () -> {
            active.put(partner);
            moveWaiting(partner);
            wantDocuments(List.of(partner));
        });
    }

    /** Its folder is gone: what waits stays in the ledger, and its table is told how the rest ends as long as we run. */
    boolean takeOut(String name) throws Exception {
        var before = active.named(name);
        return before.isEmpty() || exchange(before.get().disabled(), () -> active.retire(name));
    }

    /** The old routes end before anything of the new partner is known: no row is marked by another one's statement. */
    private boolean exchange(Partner partner, Runnable known) throws Exception {
        var before = active.named(partner.name());
        var wasConfigured = active.configured().contains(partner.name());
        active.halt(partner.name());
        try {
            if (!routes.stop(partner.name())) {
                return false;
            }
        } finally {
            active.goOn(partner.name());
        }
        try {
            known.run();
            startRoutes(partner);
        } catch (Exception e) {
            putBack(partner.name(), before, wasConfigured, e);
            throw e;
        }
        databases.closeOthers(partner);
        return true;
    }

    private void putBack(String name, Optional<Partner> before, boolean wasConfigured, Exception failure) {
        before.ifPresentOrElse(active::put, () -> active.forget(name));
        if (!wasConfigured) {
            active.retire(name);
        }
        try {
            routes.stop(name);
            if (before.isPresent()) {
                startRoutes(before.get());
            }
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    /** A version that was tried and not taken leaves no connection behind. */
    void forgetTrial(String name) {
        active.named(name).ifPresentOrElse(databases::closeOthers, () -> databases.close(name));
    }

    private void startRoutes(Partner partner) throws Exception {
        if (partner.database().isPresent() && databases.missingDriver(partner).isEmpty()) {
            routes.start(partner, databases.of(partner));
        }
    }
}
