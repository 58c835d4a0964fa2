-- the ledger has it
update tryout.signups set taken_at = now() where ref = :#ref
