-- until this transaction ends, nobody else counts the account's documents that are under way
select pg_advisory_xact_lock(hashtext('countersign: documents of ' || :account))
