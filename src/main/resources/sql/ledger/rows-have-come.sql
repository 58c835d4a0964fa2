-- waits for the rows that are on their way; until this transaction ends, none is accepted
select pg_advisory_xact_lock(hashtext('countersign: unknown envelopes'))
