-- Webhooks of DocuSign Connect: stored when they arrive, applied after. Once each, however often they are repeated;
-- cut down to what moves a sign-up, without names and addresses.
create table connect_event (
    id           bigint generated always as identity primary key,
    digest       bytea       not null,
    account      text        not null,
    envelope_id  text        not null,
    event        text        not null,
    generated_at timestamptz not null,
    state        text        not null,
    reason       text        not null,
    sent_at      timestamptz not null,
    occurred_at  timestamptz not null,
    partner      text        not null,
    ref          text        not null,
    received_at  timestamptz not null default clock_timestamp(),
    repeats      integer     not null default 0,
    tries        integer     not null default 0,
    due_at       timestamptz not null default clock_timestamp(),
    applied_at   timestamptz,
    result       text        not null default '',
    problem      text        not null default '',
    constraint connect_event_once unique (digest)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

create index connect_event_due on connect_event (due_at, id) where applied_at is null;
create index connect_event_envelope on connect_event (envelope_id, generated_at);
create index connect_event_received on connect_event (received_at);

-- Signed messages that are none, for an operator to see that Connect sends something else than JSON SIM; never a body.
create table connect_refused (
    id         bigint generated always as identity primary key,
    refused_at timestamptz not null default clock_timestamp(),
    size       integer     not null
);

create index connect_refused_at on connect_refused (refused_at);

-- What a listing brought before a webhook did. If none comes in time, the webhook was missed: a repair.
create table listing_find (
    envelope_id text        not null,
    state       text        not null,
    found_at    timestamptz not null default clock_timestamp(),
    primary key (envelope_id, state)
);
