-- an operator lets a partner go on; what was is kept
with gone as (
    delete from suspended_partner where partner = :partner returning partner, since
), noted as (
    insert into partner_history (partner, what, reason, operator)
    select partner, 'resume', :reason || ' [suspended since ' || date_trunc('second', since) || ']', :operator from gone
)
select count(*) from gone
