package app;

import docusign.DocuSignProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import partners.CopiedRow;
import partners.Database;
import partners.Finding;
import partners.Partner;
import partners.PartnerProblem;
import partners.PendingRows;
import sandbox.Sandbox;
import sandbox.SignerAct;
import signup.NoSignup;
import signup.Row;
import signup.SignupKey;
import signup.SignupState;

/**
 * Runs the whole life of a partner's pending rows, with the service's real routes, on a copy of them: nothing is written to
 * the partner's database or to the ledger's own tables, and DocuSign is not called.
 */
final class SandboxRehearsal {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration EACH_ROW = Duration.ofMillis(100);
    private static final long LOOK = 300;
    private static final String WHY = "rehearsed";
    private static final Set<SignupState> UNDER_WAY = EnumSet.of(
            SignupState.WAITING, SignupState.SENDING, SignupState.UNSURE, SignupState.SENT, SignupState.DELIVERED);

    private final ServiceSettings settings;
    private final DocuSignProperties docusign;
    private final List<String> arguments;
    private final boolean people;
    private final Consumer<Map<String, Object>> print;

    /** @param people whether refs that are addresses are shown */
    SandboxRehearsal(
            ServiceSettings settings, List<String> arguments, boolean people, Consumer<Map<String, Object>> print) {
        this.settings = settings;
        this.docusign = settings.docusign();
        this.arguments = arguments;
        this.people = people;
        this.print = print;
    }

    /** Answers whether every row has come to an end. */
    boolean run(Partner partner, PendingRows.Read read) throws Exception {
        refuseOtherMigrations(partner);
        var rows = new ArrayList<Map<String, String>>();
        var odd = new ArrayList<Map<String, Object>>();
        read.rows().forEach(row -> CopiedRow.of(row).ifPresentOrElse(rows::add, () -> odd.add(row)));
        try (var ledger = settings.ledger();
                var schema = new RehearsalSchema(ledger, partner);
                var sandbox = Sandbox.start(RehearsedDocuSign.of(docusign, partner, rows))) {
            schema.keep(rows);
            var begin = System.nanoTime();
            var ended = live(copy(partner, schema), rows, sandbox, schema);
            tell(partner, rows, schema);
            odd.forEach(row -> Rehearsal.RULES.toRow(partner, row).ifPresent(this::tellOdd));
            summary(read, rows.size(), sandbox, schema, ended, Duration.ofNanos(System.nanoTime() - begin));
            return ended;
        }
    }

    /** @throws PartnerProblem if migrations would not go where the data source leads */
    private void refuseOtherMigrations(Partner partner) {
        for (var key : List.of("spring.flyway.url", "spring.flyway.user")) {
            if (!settings.text(key).isEmpty()) {
                throw new PartnerProblem(Finding.fail(
                        partner.name(),
                        key,
                        0,
                        "is set, and a rehearsal migrates with the user of spring.datasource.*",
                        "leave it out for the rehearsal, and name a database in which that user may make a schema"));
            }
        }
    }

    private Partner copy(Partner partner, RehearsalSchema schema) {
        var database = new Database(
                settings.text("spring.datasource.url"),
                settings.text("spring.datasource.username"),
                settings.text("spring.datasource.password"),
                0);
        return partner.rehearsed(database, schema.pending(), schema.claimed(), schema.outcome());
    }

    private boolean live(Partner partner, List<Map<String, String>> rows, Sandbox sandbox, RehearsalSchema schema)
            throws Exception {
        var refs = rows.stream().map(row -> row.get("ref")).distinct().count();
        try (var service = new RehearsedService(
                arguments,
                docusign,
                sandbox,
                schema.name(),
                settings.text("spring.datasource.hikari.connection-init-sql"))) {
            service.take(partner);
            var end = System.nanoTime()
                    + PATIENCE.plus(EACH_ROW.multipliedBy(rows.size())).toNanos();
            var acted = new HashSet<String>();
            while (System.nanoTime() < end) {
                if (ended(service, refs)) {
                    return true;
                }
                act(sandbox, acted);
                Thread.sleep(LOOK);
            }
            return ended(service, refs);
        }
    }

    private static boolean ended(RehearsedService service, long refs) {
        var states = service.states();
        return states.values().stream().mapToLong(Long::longValue).sum() >= refs
                && UNDER_WAY.stream().noneMatch(state -> states.getOrDefault(state, 0L) > 0)
                && service.untold() == 0;
    }

    /** Of ten signers one declines and one lets it expire. */
    private static void act(Sandbox sandbox, Set<String> acted) {
        for (var envelope : sandbox.envelopes()) {
            if (envelope.status().word().equals("sent") && acted.add(envelope.id())) {
                var act =
                        switch (acted.size() % 10) {
                            case 2 -> SignerAct.DECLINE;
                            case 6 -> SignerAct.EXPIRE;
                            default -> SignerAct.SIGN;
                        };
                sandbox.act(envelope.id(), act, WHY);
            }
        }
    }

    private void tell(Partner partner, List<Map<String, String>> rows, RehearsalSchema schema) {
        var told = schema.told();
        var seen = new HashSet<String>();
        for (var row : rows) {
            var ref = row.get("ref");
            if (seen.add(ref)) {
                tell(new SignupKey(partner.name(), ref), told.getOrDefault(ref, List.of()));
            }
        }
    }

    private void tell(SignupKey key, List<RehearsalSchema.Told> told) {
        var line = new LinkedHashMap<String, Object>();
        line.put("ref", people ? key.ref() : Redaction.ref(key));
        line.put("outcomes", told.stream().map(SandboxRehearsal::outcome).toList());
        print.accept(line);
    }

    /** A value without a text is no matter of the database it is in: the row is invalid here and there. */
    private void tellOdd(Row row) {
        var reason = row instanceof NoSignup none ? none.reason() : "";
        tell(row.key(), List.of(new RehearsalSchema.Told("invalid", reason)));
    }

    private static Map<String, Object> outcome(RehearsalSchema.Told told) {
        var outcome = new LinkedHashMap<String, Object>();
        outcome.put("status", told.status());
        if (told.reason() != null && !told.reason().isEmpty()) {
            outcome.put("reason", told.reason());
        }
        return outcome;
    }

    private void summary(
            PendingRows.Read read, int copied, Sandbox sandbox, RehearsalSchema schema, boolean ended, Duration took) {
        var outcomes = new TreeMap<String, Integer>();
        schema.told().values().forEach(all -> all.forEach(one -> outcomes.merge(one.status(), 1, Integer::sum)));
        var line = new LinkedHashMap<String, Object>();
        line.put("rows", read.rows().size());
        line.put("notCopied", read.rows().size() - copied);
        line.put("envelopes", sandbox.envelopes().size());
        line.put("outcomes", outcomes);
        line.put("unknownTabs", sandbox.unknownTabs());
        line.put("more", read.full());
        line.put("ended", ended);
        line.put("seconds", took.toSeconds());
        print.accept(Map.of("summary", line));
    }
}
