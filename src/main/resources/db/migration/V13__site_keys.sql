-- What partners' web sites may do. A key is shown once; here is only its digest. Whatever limits it is in its one row, so
-- that one statement a call looks it up, counts it and knows whether it is revoked: on every replica at once.
create table site_key (
    id            text        primary key,
    partner       text        not null,
    name          text        not null,
    digest        bytea       not null,
    templates     text[],
    operations    text[]      not null,
    return_urls   text[]      not null,
    networks      text[]      not null,
    per_minute    integer     not null check (per_minute between 1 and 100000),
    expires_at    timestamptz,
    created_at    timestamptz not null default clock_timestamp(),
    created_by    text        not null,
    revoked_at    timestamptz,
    revoked_by    text        not null default '',
    links_stay    boolean     not null default false,
    last_used_at  timestamptz,
    minute        timestamptz not null default '-infinity',
    minute_used   integer     not null default 0
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

create index site_key_partner on site_key (partner, created_at);

-- Durable links are made from this and the sign-up's key, so that a ledger restored from a backup makes the same ones.
create table link_secret (
    only_one boolean primary key default true check (only_one),
    secret   bytea   not null
);

insert into link_secret (secret)
values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

-- The durable links of a sign-up, one for each key whose site was given one and one without a key for its mail, so that a
-- revoked key ends its own links and no others. Only digests, where people are to be led back to, and what was handed in.
create table signing_link (
    signup_id    bigint      not null references signup (id) on delete cascade,
    key_id       text        not null default '',
    generation   integer     not null default 1,
    digest       bytea       not null,
    return_url   text        not null default '',
    posted_url   text        not null default '',
    made_at      timestamptz not null default clock_timestamp(),
    withdrawn_at timestamptz,
    minute       timestamptz not null default '-infinity',
    minute_used  integer     not null default 0,
    primary key (signup_id, key_id),
    constraint signing_link_digest unique (digest)
) with (fillfactor = 70);

-- Open envelopes by address, within one partner.
create index signup_open_email on signup (partner, lower(email)) where state in ('sent', 'delivered', 'bounced');
