package routes;

import docusign.DocuSignProperties;
import java.util.List;
import ledger.Repairs;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import signup.StatusChange;

/** Notes what a listing brings first: a webhook that was missed, or one that is still on its way. */
@Component
class MissedWebhooks {

    private final Repairs repairs;
    private final boolean webhooks;

    MissedWebhooks(Repairs repairs, DocuSignProperties docusign) {
        this.repairs = repairs;
        this.webhooks = docusign.connect().on();
    }

    /** To be called before they are applied. One that the database will never take holds up no other. */
    void note(List<StatusChange> listed) {
        if (!webhooks || listed.isEmpty()) {
            return;
        }
        try {
            repairs.note(listed);
        } catch (DataIntegrityViolationException oneOfThem) {
            listed.forEach(this::noteAlone);
        }
    }

    private void noteAlone(StatusChange change) {
        try {
            repairs.note(List.of(change));
        } catch (DataIntegrityViolationException refused) {
            return; // it is told and counted where it is applied
        }
    }
}
