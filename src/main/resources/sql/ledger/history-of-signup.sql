-- what happened to one sign-up beside the plain way, the latest 500
select * from (
    select id, at, what, left(detail, 2100) as detail, actor from history where signup_id = :id order by id desc limit 500
) latest
 order by id
