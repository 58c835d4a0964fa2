-- until this transaction ends, nobody decides that a sign-up is unknown: its row may be on its way
select pg_advisory_xact_lock_shared(hashtext('countersign: unknown envelopes'))
