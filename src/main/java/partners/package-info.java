/**
 * A partner as configured, and as its database speaks: reads the partners' folders, turns rows into sign-ups, keeps one
 * connection pool a partner and explains in one line what is wrong with a file or a statement. Knows nothing of Camel,
 * DocuSign or the ledger.
 */
package partners;
