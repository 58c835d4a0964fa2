-- a partner's keys without their digests, the newest first
select id, name, templates, operations, return_urls, networks, per_minute, expires_at, created_at, created_by,
       revoked_at, revoked_by, last_used_at
  from site_key
 where partner = :partner
 order by created_at desc, id
