-- whether the ledger holds anything of a partner
select exists (select 1 from signup where partner = :partner)
    or exists (select 1 from suspended_partner where partner = :partner)
