-- remembers a link; what a site says of the way back replaces what it said before
insert into signing_link as l (signup_id, key_id, generation, digest, return_url, posted_url)
values (:signup, :key, :generation, :digest, coalesce(cast(:returnUrl as text), ''), :posted)
on conflict (signup_id, key_id) do update
   set generation = excluded.generation, digest = excluded.digest, withdrawn_at = null,
       return_url = coalesce(cast(:returnUrl as text), l.return_url)
 where l.generation < excluded.generation
    or l.generation = excluded.generation and l.return_url <> coalesce(cast(:returnUrl as text), l.return_url)
