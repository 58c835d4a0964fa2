-- whether anything of an account is due: asked before permits are taken, so that an idle service writes nothing
select exists (
    select 1 from signup
     where account = :account and state = 'waiting' and due_at <= statement_timestamp() and partner = any(:partners)
)
