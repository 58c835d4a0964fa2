-- Drafts with a key of ours that no sign-up will send, since when that is known: deleted when their time is over.
create table stray_draft (
    envelope_id text        primary key,
    signup_id   bigint      not null references signup (id) on delete cascade,
    found_at    timestamptz not null default clock_timestamp()
);

-- Partners that an operator has stopped on all replicas: nothing is pulled and nothing sent, outcomes are still learnt.
create table suspended_partner (
    partner  text        primary key,
    since    timestamptz not null default clock_timestamp(),
    reason   text        not null,
    operator text        not null
);

-- What operators have decided about partners, and why.
create table partner_history (
    id       bigint generated always as identity primary key,
    partner  text        not null,
    at       timestamptz not null default clock_timestamp(),
    what     text        not null,
    reason   text        not null,
    operator text        not null
);

-- What operators list, over those rows alone: a page costs the same behind a million completed sign-ups.
create index signup_attention on signup (state, id)
    where state in ('invalid', 'unsure', 'refused', 'bounced', 'declined', 'voided', 'expired');
create index signup_stuck on signup (id) where state in ('waiting', 'unsure') and due_at = 'infinity';
