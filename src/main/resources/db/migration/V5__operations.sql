-- Drafts with a key of ours that no sign-up will send, since when that is known: deleted when their time is over.
create table stray_draft (
    envelope_id text        primary key,
    signup_id   bigint      not null references signup (id) on delete cascade,
    found_at    timestamptz not null default clock_timestamp()
);
