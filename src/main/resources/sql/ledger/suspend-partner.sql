-- an operator stops a partner; of two the first wins
with stopped as (
    insert into suspended_partner (partner, reason, operator) values (:partner, :reason, :operator)
    on conflict (partner) do nothing
    returning partner
), noted as (
    insert into partner_history (partner, what, reason, operator)
    select partner, 'suspend', :reason, :operator from stopped
)
select count(*) from stopped
