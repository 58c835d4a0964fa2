-- What we have already done: one row a sign-up, for ever under (partner, ref).
create table signup (
    id             bigint generated always as identity primary key,
    partner        text        not null,
    ref            text        not null,
    account        text        not null,
    state          text        not null,
    name           text        not null,
    email          text        not null,
    template       text        not null,
    client_user_id text        not null,
    fields         jsonb       not null,
    attempt        integer     not null default 1,
    transaction_id uuid        not null,
    tries          integer     not null default 0,
    due_at         timestamptz not null default clock_timestamp(),
    epoch          bigint      not null default 0,
    lease_until    timestamptz,
    unsure_since   timestamptz,
    doubted_at     timestamptz,
    two_step       boolean     not null default false,
    draft_id       text,
    envelope_id    text,
    sent_at        timestamptz,
    reason         text        not null default '',
    occurred_at    timestamptz not null default clock_timestamp(),
    accepted_at    timestamptz not null default clock_timestamp(),
    constraint signup_once unique (partner, ref),
    constraint signup_state check (state in
        ('waiting', 'sending', 'unsure', 'sent', 'delivered', 'completed', 'declined', 'voided', 'expired', 'bounced',
         'refused', 'invalid')),
    constraint signup_attempt check (attempt >= 1 and tries >= 0),
    constraint signup_leased check ((state = 'sending') = (lease_until is not null)),
    constraint signup_doubted check ((state = 'unsure') = (unsure_since is not null)),
    constraint signup_enveloped check ((envelope_id is not null and sent_at is not null) or state in
        ('waiting', 'sending', 'unsure', 'refused', 'invalid'))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

-- One index a question, and only over the rows it can be about: a claim costs the same however long the backlog is.
create index signup_waiting on signup (account, due_at, id) where state = 'waiting';
create index signup_sending on signup (lease_until) where state = 'sending';
create index signup_unsure on signup (account, due_at) where state = 'unsure';
create index signup_under_way on signup (account, occurred_at) where state in ('sent', 'delivered', 'bounced');
create index signup_doubted on signup (account, doubted_at) where doubted_at is not null;
create unique index signup_envelope on signup (envelope_id) where envelope_id is not null;

-- What a partner is still to be told, in the order in which it happened.
create table outcome (
    id          bigint generated always as identity primary key,
    signup_id   bigint      not null references signup (id) on delete cascade,
    partner     text        not null,
    status      text        not null,
    envelope_id text        not null,
    reason      text        not null,
    occurred_at timestamptz not null,
    attempt     integer     not null default 0,
    due_at      timestamptz not null default clock_timestamp(),
    written_at  timestamptz,
    problem     text        not null default ''
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

create index outcome_unwritten on outcome (partner, due_at, id) where written_at is null;
create index outcome_order on outcome (signup_id, id) where written_at is null;
create index outcome_of_signup on outcome (signup_id);

-- What happened to a sign-up beside the plain way, and who did it: doubts, late answers, operators' decisions.
create table history (
    id        bigint generated always as identity primary key,
    signup_id bigint      not null references signup (id) on delete cascade,
    at        timestamptz not null default clock_timestamp(),
    what      text        not null,
    detail    text        not null default '',
    actor     text        not null default ''
);

create index history_of_signup on history (signup_id, id);

-- Envelopes beside the one that counts: those of earlier attempts, and doubles, which must be voided.
create table other_envelope (
    envelope_id text        primary key,
    signup_id   bigint      not null references signup (id) on delete cascade,
    kind        text        not null check (kind in ('past', 'double')),
    state       text        not null,
    sent_at     timestamptz not null,
    found_at    timestamptz not null default clock_timestamp(),
    void_at     timestamptz,
    problem     text        not null default ''
);

create index other_envelope_of_signup on other_envelope (signup_id);
create index other_envelope_to_void on other_envelope (void_at) where void_at is not null;

-- Envelopes that carry our key while the ledger does not know the sign-up: a ledger restored from a backup meets them.
create table unknown_envelope (
    envelope_id text        primary key,
    partner     text        not null,
    ref         text        not null,
    state       text        not null,
    reason      text        not null,
    sent_at     timestamptz not null,
    occurred_at timestamptz not null
);

create index unknown_envelope_key on unknown_envelope (partner, ref);
