insert into site_key (id, partner, name, digest, templates, operations, return_urls, networks, per_minute, expires_at, created_by)
values (:id, :partner, :name, :digest, cast(:templates as text[]), cast(:operations as text[]), cast(:urls as text[]),
        cast(:networks as text[]), :perMinute, :expires, :operator)
