package routes;

import java.time.Instant;

/**
 * One reading of an account's changes, page after page.
 *
 * @param account our name of the account
 * @param since changes after that
 * @param until when the reading began
 * @param next position of the next page, negative when there is none
 * @param complete whether the last page was read
 */
record Sweep(String account, Instant since, Instant until, int next, boolean complete) {

    Sweep page(int listed, boolean more) {
        return new Sweep(account, since, until, more ? next + listed : -1, !more);
    }

    Sweep failed() {
        return new Sweep(account, since, until, -1, false);
    }
}
