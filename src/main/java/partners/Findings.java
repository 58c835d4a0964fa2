package partners;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one partner, so that its owner hears everything at once instead of one thing a start. */
final class Findings {

    private final String partner;
    private final List<Finding> all = new ArrayList<>();

    Findings(String partner) {
        this.partner = partner;
    }

    void fail(String file, int line, String what, String todo) {
        all.add(Finding.fail(partner, file, line, what, todo));
    }

    void warn(String file, int line, String what, String todo) {
        all.add(Finding.warn(partner, file, line, what, todo));
    }

    boolean failed() {
        return all.stream().anyMatch(Finding::fails);
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
