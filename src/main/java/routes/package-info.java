/**
 * All of Camel, and only Camel: one class a step. The flow in reading order, each line a route:
 *
 * <pre>{@code
 *  partner's table
 *     │ pull-signups-<partner>              each row once
 *     │   └─ mark-taken-<partner>           at once
 *     │        └─ mark-one-taken-<partner>  or one by one
 *     │ accept-signup ◄── integrators' own routes ──► read-csv
 *     ▼
 *  ledger ───────────────────────────────── report-progress, watch-ledger, forget-old
 *     │ send-envelopes-<account>            permits, then leases
 *     │   └─ send-leased                    one sender a lease
 *     │        └─ send-envelope             one envelope
 *     │             └─ call-docusign ──► DocuSign
 *     │ send-for-person                     one that is waited for
 *     │   └─ send-envelope                  before any batch
 *     │ mint-signing-page                   one, while somebody waits
 *     │ resolve-doubts                      after silence
 *     │   └─ look-up-doubts                 many in one call
 *     │        └─ settle-doubt              after the settle time
 *     │ void-doubles                        what was mailed twice
 *     │   └─ void-double                    one envelope
 *     │ look-for-drafts                     on one replica
 *     │   └─ list-drafts                    page after page
 *     │        └─ delete-drafts             that nobody will send
 *     │ receive-webhooks ◄── DocuSign       what Connect has delivered
 *     │   └─ apply-webhooks                 together, or each alone
 *     │        └─ apply-status              only forward
 *     │ sweep-webhooks                      what was missed
 *     │ reconcile-statuses                  on one replica
 *     │   └─ read-changes                   page after page
 *     │        └─ apply-status              only forward
 *     │ ask-for-silent                      on one replica
 *     │   └─ ask-silent                     many in one call
 *     │        └─ look-into-silent          some in one call
 *     │             └─ apply-status         only forward
 *     │ audit-connect                       on one replica
 *     │   └─ audit-account                  once a day
 *     │ read-envelope                       one, while an operator waits
 *     │ change-envelope                     void, correct, extend
 *     │ fetch-documents-<account>           few at once
 *     │   └─ fetch-document                 one signed contract
 *     │        └─ store-document            into the folder
 *     │ ask-docusign ◄── integrators' own routes
 *     ▼
 *  outcomes in the ledger
 *     │ next-outcome ──► integrators' own routes
 *     │ outcome-heard ◄── integrators' own routes
 *     │ write-back-outcomes-<partner>       in their order
 *     │   └─ write-back-outcome-<partner>   until it is taken
 *     ▼
 *  partner's table
 * }</pre>
 *
 * <ul>
 *   <li>{@code pull-signups-<partner>}: reads the partner's new rows into the ledger and marks them as taken
 *   <li>{@code mark-taken-<partner>}: tells the partner's table which rows are remembered
 *   <li>{@code mark-one-taken-<partner>}: marks one of them, or sets it aside if its database will not
 *   <li>{@code accept-signup}: takes a sign-up that an integrator's own route hands in
 *   <li>{@code read-csv}: makes rows of a CSV file for an integrator's own route
 *   <li>{@code send-envelopes-<account>}: takes permits for free senders, leases as many due sign-ups and hands them on
 *   <li>{@code send-leased}: one sender's line until its call is over, and its lease until the answer is written down
 *   <li>{@code send-envelope}: sends one envelope and records DocuSign's answer
 *   <li>{@code send-for-person}: sends one envelope that a partner's site has just handed in
 *   <li>{@code mint-signing-page}: asks for a fresh signing page for somebody who wants to sign now
 *   <li>{@code call-docusign}: the one door; permit, token, call, answer
 *   <li>{@code resolve-doubts}: turns lost leases into doubt and has doubts looked up
 *   <li>{@code look-up-doubts}: asks DocuSign for many transactions at once
 *   <li>{@code settle-doubt}: asks by custom field when the time is over, then decides
 *   <li>{@code void-doubles}: takes second envelopes of one sign-up that nobody has signed
 *   <li>{@code void-double}: voids one of them and notes what became of it
 *   <li>{@code look-for-drafts}: has the drafts of accounts listed that send in two steps
 *   <li>{@code list-drafts}: finds drafts that were made without an answer and are nobody's
 *   <li>{@code delete-drafts}: deletes many of them in one call
 *   <li>{@code receive-webhooks}: takes stored webhooks that are due, on any replica
 *   <li>{@code apply-webhooks}: applies the newest news of each envelope
 *   <li>{@code sweep-webhooks}: counts missed webhooks and forgets old ones
 *   <li>{@code reconcile-statuses}: has each account's changes read, on one replica of several
 *   <li>{@code read-changes}: reads all pages of what changed in one account
 *   <li>{@code apply-status}: moves sign-ups on and notes what partners are to be told
 *   <li>{@code ask-for-silent}: has open envelopes asked for of which nothing was heard for long
 *   <li>{@code ask-silent}: asks where many of them stand
 *   <li>{@code look-into-silent}: lists those that have moved, or whose mail may have come back
 *   <li>{@code audit-connect}: has the Connect of accounts looked at that was not for a while
 *   <li>{@code audit-account}: notes what is wrong with one and has failed deliveries repeated
 *   <li>{@code read-envelope}: asks for one envelope for an operator, if it was not read a quarter of an hour ago
 *   <li>{@code change-envelope}: asks once for a change of one envelope for an operator, and applies what was done
 *   <li>{@code fetch-documents-<account>}: takes signed documents that are due
 *   <li>{@code fetch-document}: fetches one and records what was stored
 *   <li>{@code store-document}: puts it where it is kept; the place for another target
 *   <li>{@code ask-docusign}: makes one call for an integrator's own route
 *   <li>{@code next-outcome}: takes an outcome for a group of integrators' own routes
 *   <li>{@code outcome-heard}: notes that the group has dealt with it
 *   <li>{@code write-back-outcomes-<partner>}: takes the partner's outcomes that are due
 *   <li>{@code write-back-outcome-<partner>}: writes one outcome into the partner's table
 *   <li>{@code report-progress}: logs how the job is getting on
 *   <li>{@code watch-ledger}: tries whether the ledger can be written
 *   <li>{@code forget-old}: forgets what the ledger need not keep
 * </ul>
 *
 * <p>What happens when a step fails is said in one place, {@link routes.Failures}.
 */
package routes;
