package sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A contract as prepared in DocuSign: who signs, in which order, and which texts can be filled. */
public record SandboxTemplate(String id, String name, List<Role> roles) {

    public SandboxTemplate {
        roles = List.copyOf(roles);
    }

    Optional<Role> role(String named) {
        return roles.stream().filter(role -> role.name().equals(named)).findFirst();
    }

    /**
     * One who signs; the labels of the text tabs match case-sensitively, as DocuSign's do.
     *
     * @param limits how many characters a text tab takes, by label; 4,000 otherwise
     */
    public record Role(String name, int routingOrder, List<String> textTabs, Map<String, Integer> limits) {

        public Role {
            textTabs = List.copyOf(textTabs);
            limits = Map.copyOf(limits);
        }

        public Role(String name, int routingOrder, List<String> textTabs) {
            this(name, routingOrder, textTabs, Map.of());
        }

        int limit(String label) {
            return limits.getOrDefault(label, 4000);
        }
    }
}
