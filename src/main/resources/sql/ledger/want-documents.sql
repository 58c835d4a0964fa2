-- from now on what these partners' members sign is fetched
insert into document_partner (partner) select unnest(cast(:partners as text[])) on conflict (partner) do nothing
