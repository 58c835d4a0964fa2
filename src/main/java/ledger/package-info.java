/**
 * What we have already done: the ledger in PostgreSQL. It remembers each sign-up once, is the queue (nothing waits in
 * memory), decides who may send, and keeps what partners are still to be told. One statement a file in
 * {@code sql/ledger}.
 */
package ledger;
