package docusign;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template as DocuSign knows it, as far as a partner's columns must fit it.
 *
 * @param id DocuSign's id
 * @param roles those who take part, in DocuSign's order
 */
public record Template(String id, List<Role> roles) {

    /** The kind of tab that a column can fill. */
    public static final String TEXT = "textTabs";

    public Template {
        roles = List.copyOf(roles);
    }

    /**
     * One who takes part.
     *
     * @param name as our configuration must spell it, letter case included
     * @param somebody whether the template itself names a person for it
     * @param tabs kinds of tabs by label
     * @param limits how many characters text tabs take, by label, where they say so
     */
    public record Role(String name, boolean somebody, Map<String, String> tabs, Map<String, Integer> limits) {

        public Role {
            tabs = Map.copyOf(tabs);
            limits = Map.copyOf(limits);
        }

        /** Labels of the tabs that a column can fill. */
        public List<String> texts() {
            return tabs.entrySet().stream()
                    .filter(tab -> tab.getValue().equals(TEXT))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }
    }

    /** The role of exactly that name. */
    public Optional<Role> role(String name) {
        return roles.stream().filter(role -> role.name().equals(name)).findFirst();
    }

    /** All roles' names. */
    public List<String> roleNames() {
        return roles.stream().map(Role::name).toList();
    }
}
