package app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import docusign.DocuSignProperties;
import docusign.Envelopes;
import jakarta.validation.Validation;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import partners.ActivePartners;
import partners.Delivery;
import partners.Finding;
import partners.Partner;
import partners.PartnerDatabases;
import partners.PartnerProblem;
import partners.PartnerRow;
import partners.PendingRows;
import partners.RolledBack;
import partners.StatementCheck;
import signup.Lease;
import signup.NoSignup;
import signup.Row;
import signup.Signup;
import signup.TransactionIds;

/** Reads a partner's pending rows and builds their envelopes as the service would, for somebody to look at. */
final class Rehearsal {

    /** What the engine holds a row against. */
    static final PartnerRow RULES =
            new PartnerRow(Validation.buildDefaultValidatorFactory().getValidator());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServiceSettings settings;
    private final DocuSignProperties docusign;
    private final boolean people;
    private final PrintStream out;
    private final Envelopes envelopes;
    private int sendable;
    private int invalid;

    /** @param people whether names, addresses and fields are shown */
    Rehearsal(ServiceSettings settings, boolean people, PrintStream out) {
        this.settings = settings;
        this.docusign = settings.docusign();
        this.people = people;
        this.out = out;
        this.envelopes = new Envelopes(Clock.systemUTC(), docusign.connect().deliverTo());
    }

    /** @throws PartnerProblem if the rows cannot be read */
    void run(Partner partner) {
        var read = read(partner);
        var active = new ActivePartners();
        active.replace(List.of(partner));
        read.rows().forEach(row -> RULES.toRow(partner, row).ifPresent(one -> print(partner, one, active)));
        summary(partner, read);
    }

    /** @throws PartnerProblem if the rows cannot be read */
    static PendingRows.Read read(Partner partner) {
        if (partner.database().isEmpty()) {
            throw new PartnerProblem(Finding.fail(
                    partner.name(), "partner.yaml", 0, "has no database", "its sign-ups come from its web site alone"));
        }
        try (var databases = new PartnerDatabases()) {
            return rows(partner, databases.of(partner));
        }
    }

    private static PendingRows.Read rows(Partner partner, DataSource database) {
        try {
            return new PendingRows().read(partner, new RolledBack(database), ref -> false);
        } catch (SQLException e) {
            throw new PartnerProblem(new StatementCheck().explain(partner, partner.pending(), e));
        }
    }

    private void print(Partner partner, Row row, ActivePartners active) {
        var line = new LinkedHashMap<String, Object>();
        line.put("ref", people ? row.key().ref() : Redaction.ref(row.key()));
        if (row instanceof NoSignup no) {
            invalid++;
            line.put("invalid", no.reason());
        } else if (row instanceof Signup signup) {
            sendable++;
            line.put("envelope", envelope(partner, signup, active));
        }
        print(line);
    }

    private Object envelope(Partner partner, Signup signup, ActivePartners active) {
        var lease = new Lease(0, 0, partner.account(), signup, 1, 1, TransactionIds.of(signup.key(), 1), "");
        var plan = active.plan(signup).orElseThrow();
        var call = plan.twoStep() ? envelopes.draft(lease, plan) : envelopes.create(lease, plan);
        try {
            var body = JSON.readTree(call.body());
            return people ? body : Redaction.of(body, signup.key());
        } catch (IOException e) {
            throw new IllegalStateException("an envelope that is no JSON", e);
        }
    }

    private void summary(Partner partner, PendingRows.Read read) {
        var calls = (long) sendable * (partner.delivery() == Delivery.TWO_STEP ? 2 : 1);
        var line = new LinkedHashMap<String, Object>();
        line.put("rows", read.rows().size());
        line.put("envelopes", sendable);
        line.put("invalid", invalid);
        line.put("withoutRef", read.withoutRef());
        partner.from().ifPresent(from -> {
            line.put("beforeFrom", read.beforeFrom());
            line.put("undated", read.undated());
        });
        line.put("more", read.full());
        line.put("calls", calls);
        Optional.of(new QuotaOutlook(settings, docusign))
                .flatMap(outlook -> outlook.of(partner, calls))
                .ifPresent(line::putAll);
        print(Map.of("summary", line));
    }

    /** One line of JSON. */
    void print(Map<String, Object> line) {
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line could not be written as JSON", e);
        }
    }
}
