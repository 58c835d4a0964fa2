-- keeps in a sign-up's history what an operator did that changed nothing by itself
insert into history (signup_id, what, detail, actor)
select id, :what, :detail, :operator from signup where partner = :partner and ref = :ref
