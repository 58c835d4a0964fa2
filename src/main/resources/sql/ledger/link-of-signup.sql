-- the link's generation; one that was withdrawn is followed by another one
select generation + case when withdrawn_at is null then 0 else 1 end
  from signing_link
 where signup_id = :signup and key_id = :key
