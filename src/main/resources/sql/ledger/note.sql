-- adds to a sign-up's history
insert into history (signup_id, what, detail, actor) values (:id, :what, :detail, :actor)
