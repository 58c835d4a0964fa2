package app;

import static org.awaitility.Awaitility.await;

import app.Crowd.Nobody;
import app.Crowd.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sandbox.Identities;
import sandbox.Sandbox;
import sandbox.SandboxAccount;
import sandbox.SandboxEnvelope;
import sandbox.SandboxSettings;
import sandbox.SandboxTemplate;
import sandbox.SandboxUser;
import sandbox.SignerAct;
import sandbox.SignerPlan;

/** The main job once from end to end: two partners, a few hundred people each, and all of them answered. */
final class MainJob implements AutoCloseable {

    static final String GOLD = Identities.MEMBERSHIP_TEMPLATE;
    static final String SILVER = "11111111-2222-3333-4444-555555555501";
    static final String ODD = "11111111-2222-3333-4444-555555555502";
    static final Duration TICK = Duration.ofSeconds(2);

    /** Somebody of acme's who declines with these words after a while. */
    static final String LATE = "A6";

    static final String WORDS = "Ich ziehe um; 'später' -- {{x}} ${body} 李";

    static final List<Person> ACME = Crowd.people("A", 210);
    static final List<Person> VELA = Crowd.people("V", 210);
    static final List<Nobody> NOBODIES = Crowd.nobodies("none");

    final Instant begin = Instant.now();
    final Sandbox sandbox = Sandbox.start(docusign());
    final SignupTable acme;
    final SignupTable vela;
    private final Service service;

    MainJob(Path folders) {
        acme = acme(folders);
        vela = vela(folders);
        var ledger = Neighbours.postgres().database("main_job");
        service = Service.start(Settings.of(ledger, sandbox, folders)
                .set("reconcile.schedule", "0/" + TICK.toSeconds() + " * * * * ?"));
    }

    /** Until every row has its outcome. */
    void finish() {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(300))
                .until(this::allTold);
        sandbox.act(envelope("acme:" + LATE).id(), SignerAct.DECLINE, WORDS);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> acme.rows().get(LATE).status().equals("declined"));
    }

    private static SandboxSettings docusign() {
        var plan = new SignerPlan(Duration.ofMillis(500), Duration.ofSeconds(3), Map.of(SignerAct.IGNORE, 1));
        var desk = new SandboxUser(Identities.USER_ID, "Desk", "desk@example.com", true);
        var account = new SandboxAccount(Identities.ACCOUNT_ID, "main", List.of(desk.id()), templates());
        return Settings.docusign().with(plan).withPeople(List.of(desk), List.of(account));
    }

    private static List<SandboxTemplate> templates() {
        var tabs = List.of("member_number", "city");
        return List.of(
                new SandboxTemplate(GOLD, "Gold", List.of(new SandboxTemplate.Role("signer", 1, tabs))),
                new SandboxTemplate(SILVER, "Silver", List.of(new SandboxTemplate.Role("signer", 1, tabs))),
                new SandboxTemplate(
                        ODD, "Odd", List.of(new SandboxTemplate.Role("Member", 1, List.of("CamelHttpUri", "city")))));
    }

    /** PostgreSQL, an interval, one template, and a column that looks like one of Camel's headers. */
    private static SignupTable acme(Path folders) {
        var database = Neighbours.postgres().database("main_job_acme");
        var acme = SignupTable.in(database);
        ACME.forEach(one -> acme.add(one.ref(), one.name(), one.email(), one.memberNumber(), one.city()));
        NOBODIES.forEach(one -> acme.add(one.ref(), one.name(), one.email()));
        PartnerFolder.in(folders, "acme", database, "email: {subject: 'Your contract'}")
                .change("partner.yaml", "template: " + GOLD, "template: " + ODD)
                .change("partner.yaml", "role: signer", "role: Member")
                .change("pending.sql", "member_number, city", "member_number as \"CamelHttpUri\", city");
        return acme;
    }

    /** MariaDB, a calendar, two templates chosen by a column. */
    private static SignupTable vela(Path folders) {
        var database = Neighbours.mariaDb().database("main_job_vela");
        var vela = SignupTable.in(database);
        VELA.forEach(one -> vela.add(one.ref(), one.name(), one.email(), one.memberNumber(), one.city()));
        NOBODIES.forEach(one -> vela.add(one.ref(), one.name(), one.email()));
        vela.run("update signups set template = case when ref like '%0' then 'gold' else 'silver' end");
        vela.add("none-template", "Ann", "nobody@example.org");
        vela.run("update signups set template = 'bronze' where ref = 'none-template'");
        PartnerFolder.in(folders, "vela", database)
                .change("partner.yaml", "every: 1s", "schedule: '0/1 * * * * ?'")
                .change("partner.yaml", "template: " + GOLD, "templates: {gold: " + GOLD + ", silver: " + SILVER + "}")
                .change("pending.sql", "member_number, city", "template, member_number, city");
        return vela;
    }

    private boolean allTold() {
        return Stream.of(acme, vela)
                        .flatMap(table -> table.rows().values().stream())
                        .allMatch(row -> !row.status().isEmpty())
                && told(acme, ACME)
                && told(vela, VELA);
    }

    private static boolean told(SignupTable table, List<Person> people) {
        var rows = table.rows();
        return people.stream()
                .allMatch(
                        one -> rows.get(one.ref()).status().equals(one.ending().status()));
    }

    /** The one envelope of a sign-up. */
    SandboxEnvelope envelope(String key) {
        return sandbox.envelopes().stream()
                .filter(one -> one.customFields().containsValue(key))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        service.close();
        sandbox.close();
    }
}
