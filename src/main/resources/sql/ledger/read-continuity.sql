-- when the sending of an account was last seen alive
select alive_at from continuity where account = :account
