-- the document is where it is kept; whoever finds it there may say so, and the first who does counts
with kept as (
    update document
       set stored_at = clock_timestamp(), size = :size, sha256 = :sha256, problem = '', lease_until = null
     where envelope_id = :envelope and stored_at is null
    returning signup_id, size, sha256
), noted as (
    insert into history (signup_id, what, detail)
    select signup_id, 'document stored', size || ' bytes, SHA-256 ' || sha256 from kept
)
select count(*) from kept
