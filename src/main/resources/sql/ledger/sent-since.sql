-- Envelopes mailed in that time, by account: those that count, and those of earlier attempts and doubles.
select account, count(*) as envelopes
  from (select account from signup
         where sent_at > statement_timestamp() - make_interval(secs => :back)
         union all
        select s.account from other_envelope as o join signup as s on s.id = o.signup_id
         where o.sent_at > statement_timestamp() - make_interval(secs => :back)) as e
 group by account
