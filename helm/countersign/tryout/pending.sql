-- rows that nobody has taken yet
select ref, name, email, member_number, city from tryout.signups where taken_at is null order by ref
