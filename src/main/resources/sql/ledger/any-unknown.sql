-- whether any of the news is of a sign-up that the ledger does not know: only then must others wait
select exists (
    select 1 from jsonb_to_recordset(cast(:news as jsonb)) as n(partner text, ref text)
     where n.partner = any(:partners)
       and not exists (select 1 from signup s where s.partner = n.partner and s.ref = n.ref)
)
