-- dead on every replica from the next call on
with revoked as (
    update site_key
       set revoked_at = clock_timestamp(), revoked_by = :operator, links_stay = :linksStay
     where id = :id and partner = :partner and revoked_at is null
    returning id, partner
), noted as (
    insert into partner_history (partner, what, reason, operator)
    select partner, 'revoke key ' || id, :reason, :operator from revoked
)
select count(*) from revoked
