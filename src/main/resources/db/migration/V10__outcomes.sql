-- From when on an account's changes have been read: an earlier reconcile.from is read once.
alter table watermark add column read_from timestamptz;

-- How far a long reading of an account's changes came before the quota ended it; the next run goes on there.
create table unfinished_reading (
    account  text        not null,
    since    timestamptz not null,
    until    timestamptz not null,
    next     integer     not null,
    noted_at timestamptz not null default clock_timestamp(),
    primary key (account, since)
);

-- Open envelopes of which nothing was heard for long, and when each was asked for by its id.
create table silent_envelope (
    signup_id     bigint      primary key references signup (id) on delete cascade,
    asked_at      timestamptz not null default clock_timestamp(),
    ask_at        timestamptz not null,
    times         integer     not null default 1,
    missing_since timestamptz
);

create index silent_envelope_missing on silent_envelope (signup_id) where missing_since is not null;

-- How often a partner's database has refused the outcome itself; too often, and it is parked: due at 'infinity'.
alter table outcome add column refusals integer not null default 0;

create index outcome_parked on outcome (signup_id) where written_at is null and due_at = 'infinity';

-- What the last look at an account's Connect has found.
create table connect_audit (
    account   text        primary key,
    looked_at timestamptz not null default clock_timestamp(),
    allowed   boolean     not null,
    why       text        not null default ''
);

create table connect_finding (
    account text        not null,
    finding text        not null,
    detail  text        not null,
    since   timestamptz not null default clock_timestamp(),
    primary key (account, finding)
);

-- Failed deliveries that DocuSign was asked to repeat; once each.
create table connect_republished (
    account    text        not null,
    failure_id text        not null,
    at         timestamptz not null default clock_timestamp(),
    primary key (account, failure_id)
);
