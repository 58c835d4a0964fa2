-- of those that DocuSign lists now, the drafts that were nobody's for long enough and still are
select d.envelope_id
  from stray_draft d
  join signup s on s.id = d.signup_id
 where d.envelope_id = any(:listed)
   and d.found_at <= clock_timestamp() - make_interval(secs => :seconds)
   and s.state <> 'sending'
   and s.envelope_id is distinct from d.envelope_id
   and (s.draft_id is distinct from d.envelope_id or s.state not in ('waiting', 'unsure'))
   and not exists (select 1 from other_envelope o where o.envelope_id = d.envelope_id)
 order by d.found_at, d.envelope_id
