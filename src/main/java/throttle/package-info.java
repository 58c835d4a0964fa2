/** How many calls may leave: DocuSign's windows of each account, counted over all replicas in the ledger's database. */
package throttle;
