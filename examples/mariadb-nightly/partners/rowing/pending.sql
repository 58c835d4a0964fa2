-- members of this season that nobody has taken yet
select ref, name, email, member_number, city
  from signups
 where taken_at is null and created_at >= '2026-01-01'
 order by ref
