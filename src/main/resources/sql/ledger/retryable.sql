-- what waits for a person and can be tried again safely; what a person gave up is ended on purpose
select id, epoch, state, attempt, partner, ref
  from signup
 where (:partner = '' or partner = :partner)
   and ((state = 'refused' and reason not like 'given up by operator:%' and :state in ('', 'refused'))
        or (state in ('waiting', 'unsure') and due_at = 'infinity' and :state in ('', 'stuck', state)))
 order by id
 limit :most
