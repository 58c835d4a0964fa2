package app;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import partners.Finding;
import partners.Troubles;

/** What is wrong with partners' folders: logged once, and shown to operators as long as it is so. */
@Component
class PartnerFindings {

    private static final Logger LOG = LoggerFactory.getLogger("app.StartPartners");
    private static final String FOLDER = "its folder";

    private final Troubles troubles;

    PartnerFindings(Troubles troubles) {
        this.troubles = troubles;
    }

    /** One that was met at the start. */
    void tell(Finding finding) {
        if (finding.fails()) {
            troubles.met(finding.partner(), FOLDER, finding.toString());
        }
        log(finding);
    }

    /** All that is wrong with one folder now, in place of what was wrong before. */
    void replace(String partner, List<Finding> now, boolean runs) {
        var still = now.stream().filter(Finding::fails).map(Finding::toString).collect(toSet());
        troubles.changed(partner, FOLDER, still);
        for (var finding : now) {
            if (!finding.fails()) {
                LOG.warn("{}", finding);
            } else if (troubles.met(partner, FOLDER, finding.toString())) {
                LOG.error("{}; {}", finding, runs ? "the partner runs on as it was" : "the other partners run");
            }
        }
    }

    /** It is still so. */
    void repeat(String partner, List<Finding> still) {
        still.stream().filter(Finding::fails).forEach(one -> troubles.met(partner, FOLDER, one.toString()));
    }

    static void log(Finding finding) {
        if (finding.fails()) {
            LOG.error("{}; the other partners run", finding);
        } else {
            LOG.warn("{}", finding);
        }
    }
}
