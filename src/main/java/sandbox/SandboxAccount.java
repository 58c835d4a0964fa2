package sandbox;

import java.util.List;
import java.util.Optional;

/** One DocuSign account with its members and templates; the quota belongs to it. */
public record SandboxAccount(String id, String name, List<String> userIds, List<SandboxTemplate> templates) {

    public SandboxAccount {
        userIds = List.copyOf(userIds);
        templates = List.copyOf(templates);
    }

    boolean member(SandboxUser user) {
        return userIds.stream().anyMatch(user.id()::equalsIgnoreCase);
    }

    Optional<SandboxTemplate> template(String id) {
        return templates.stream().filter(one -> one.id().equalsIgnoreCase(id)).findFirst();
    }
}
