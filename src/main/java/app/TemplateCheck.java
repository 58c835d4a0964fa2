package app;

import docusign.Answer;
import docusign.Answer.Answered;
import docusign.Refusal;
import docusign.Template;
import docusign.Templates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import partners.Finding;
import partners.Nearest;
import partners.Partner;
import partners.PendingColumns.Column;

/** Compares what a partner delivers with what its templates can take: the account, the role, the labels of the tabs. */
final class TemplateCheck {

    private static final String YAML = "partner.yaml";

    private final AskingDocuSign asking;
    private final Set<String> open;
    private final Map<String, Answer> answers = new HashMap<>();

    /** @param open accounts that can be asked; partners of the others are passed over */
    TemplateCheck(AskingDocuSign asking, Set<String> open) {
        this.asking = asking;
        this.open = open;
    }

    /** Each template is asked for once, whoever uses it. */
    List<Finding> check(Partner partner, List<Column> columns) {
        if (!open.contains(partner.account())) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        var roles = new ArrayList<Template.Role>();
        for (var word : new TreeSet<>(partner.templates().keySet())) {
            template(partner, word, findings)
                    .flatMap(template -> role(partner, word, template, findings))
                    .ifPresent(roles::add);
        }
        if (!roles.isEmpty() && roles.size() == partner.templates().size()) {
            columns.stream()
                    .filter(Column::isField)
                    .forEach(column -> tab(partner, column, roles).ifPresent(findings::add));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(partner.name(), YAML, "template, role and text tabs fit"));
        }
        return findings;
    }

    private Optional<Template> template(Partner partner, String word, List<Finding> findings) {
        var id = partner.templates().get(word);
        var answer = answers.computeIfAbsent(
                partner.account() + "/" + id, any -> asking.ask(Templates.read(partner.account(), id)));
        var template = answer instanceof Answered answered ? Templates.of(id, answered) : Optional.<Template>empty();
        if (template.isEmpty()) {
            findings.add(unknown(partner, key(word), id, answer));
        }
        return template;
    }

    private static Finding unknown(Partner partner, String key, String id, Answer answer) {
        if (answer instanceof Answered answered) {
            var code = Refusal.read(answered.body()).map(Refusal::code).orElse("status " + answered.status());
            return Finding.fail(
                    partner.name(),
                    YAML,
                    0,
                    key + " is " + id + ", which the account '" + partner.account() + "' does not have (" + code + ")",
                    "copy the id from that account, or share the template with the user we send as");
        }
        var why = answer instanceof Answer.NotNow notNow ? notNow.why() : "DocuSign did not answer";
        return why.contains("refuses all")
                ? Finding.fail(
                        partner.name(), "docusign.accounts." + partner.account(), 0, why, "ask its administrator")
                : Finding.warn(partner.name(), YAML, 0, key + " could not be looked at: " + why, "check again later");
    }

    private static String key(String word) {
        return word.isEmpty() ? "'template'" : "'templates." + word + "'";
    }

    private static String name(String word) {
        return word.isEmpty() ? "the template" : "the template '" + word + "'";
    }

    private static Optional<Template.Role> role(
            Partner partner, String word, Template template, List<Finding> findings) {
        var role = template.role(partner.role());
        if (role.isEmpty()) {
            findings.add(Finding.fail(
                    partner.name(),
                    YAML,
                    0,
                    "'role' is " + partner.role() + ", which " + name(word) + " does not have",
                    template.roles().isEmpty()
                            ? "give the template a role"
                            : Nearest.advice(partner.role(), template.roleNames())));
            return role;
        }
        template.roles().stream()
                .filter(other -> !other.somebody() && !other.name().equals(partner.role()))
                .forEach(other -> findings.add(Finding.warn(
                        partner.name(),
                        YAML,
                        0,
                        name(word) + " has a further role, " + other.name() + ", and nobody takes it",
                        "remove it there, or name its person there")));
        return role;
    }

    /** A column that is null fills nothing, but one without a tab never fills anything, and DocuSign does not say so. */
    private static Optional<Finding> tab(Partner partner, Column column, List<Template.Role> roles) {
        var label = column.label();
        var having = roles.stream().filter(role -> role.texts().contains(label)).count();
        if (having == roles.size()) {
            return tooLong(partner, column, roles);
        }
        if (having > 0) {
            return Optional.of(Finding.warn(
                    partner.name(),
                    "pending.sql",
                    column.line(),
                    "column " + label + " has no text tab in some of the templates",
                    "nothing to do if it is null for them"));
        }
        return Optional.of(Finding.fail(
                partner.name(),
                "pending.sql",
                column.line(),
                "column " + label + " has no text tab",
                advice(label, roles)));
    }

    private static Optional<Finding> tooLong(Partner partner, Column column, List<Template.Role> roles) {
        var most = roles.stream()
                .mapToInt(role -> role.limits().getOrDefault(column.label(), Integer.MAX_VALUE))
                .min()
                .orElse(Integer.MAX_VALUE);
        return column.length() <= most
                ? Optional.empty()
                : Optional.of(Finding.warn(
                        partner.name(),
                        "pending.sql",
                        column.line(),
                        "column " + column.label() + " may hold " + column.length() + " characters, and its tab takes "
                                + most,
                        "make the tab longer, or cut the value"));
    }

    private static String advice(String label, List<Template.Role> roles) {
        var texts =
                roles.stream().flatMap(role -> role.texts().stream()).distinct().toList();
        var kind = roles.stream()
                .map(role -> role.tabs().get(label))
                .filter(one -> one != null)
                .findFirst();
        if (kind.isPresent()) {
            return "the tab is one of " + kind.get() + "; make it a text tab";
        }
        if (texts.isEmpty()) {
            return "the role has no text tab at all; leave the column out, or add the tab";
        }
        var near = texts.stream().filter(text -> text.equalsIgnoreCase(label)).findFirst();
        return near.map(text -> "letter case counts: the tab is " + text + "; write AS \"" + text + "\"")
                .orElseGet(() -> Nearest.advice(label, texts));
    }
}
