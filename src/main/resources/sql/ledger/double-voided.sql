-- what became of the voiding; a double that cannot be voided waits for a person
with settled as (
    update other_envelope
       set void_at = null, problem = :problem, state = case when :problem = '' then 'voided' else state end
     where envelope_id = :envelope
    returning signup_id, envelope_id, problem
)
insert into history (signup_id, what, detail)
select signup_id, case when problem = '' then 'double voided' else 'double not voided' end, envelope_id || ' ' || problem
  from settled
