package partners;

/** Stops the work for one partner, and only for it; the finding says what its owner has to do. */
public final class PartnerProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    /** Its message is the finding's one line. */
    public PartnerProblem(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    /** What is wrong, where, and what to do. */
    public Finding finding() {
        return finding;
    }
}
