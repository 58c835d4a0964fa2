-- rows that nobody has taken yet, oldest first; member_number and city fill the template's text tabs of that name
select ref, name, email, member_number, city
  from signups
 where taken_at is null
 order by ref
