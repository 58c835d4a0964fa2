-- whether a draft is known that waits to be deleted
select exists (select 1 from stray_draft)
