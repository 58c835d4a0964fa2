package ledger;

/**
 * Who decides, and why; both are kept in the history.
 *
 * @param operator the operator's name
 * @param reason in the operator's words
 */
public record Decision(String operator, String reason) {}
