-- a webhook is stored once; its repetition is counted
insert into connect_event (digest, account, envelope_id, event, generated_at, state, reason, sent_at, occurred_at,
       partner, ref, applied_at, result)
values (:digest, :account, :envelope, :event, :generated, :state, :reason, :sent, :occurred, :partner, :ref,
       case when :applicable then null else clock_timestamp() end, case when :applicable then '' else 'ignored' end)
on conflict (digest) do update set repeats = connect_event.repeats + 1
returning repeats
