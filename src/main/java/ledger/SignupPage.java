package ledger;

import java.util.List;

/**
 * Some of many sign-ups.
 *
 * @param items in the order in which the ledger took them
 * @param next what to ask for to see more, or "" if these were the last
 */
public record SignupPage(List<SignupView> items, String next) {}
