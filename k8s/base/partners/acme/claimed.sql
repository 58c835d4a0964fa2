-- the ledger has it: do not offer the row again
update signups set taken_at = now() where ref = :#ref
