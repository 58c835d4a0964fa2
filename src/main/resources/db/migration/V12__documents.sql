-- Their calls have a lane of their own, which takes nothing of what is kept for the listings.
alter table quota add column documents_used integer not null default 0;
alter table quota_hour add column documents_used integer not null default 0;

-- Partners that want the signed documents, since when: what is completed from then on is fetched.
create table document_partner (
    partner text        primary key,
    since   timestamptz not null default clock_timestamp()
);

-- Signed documents that are to be fetched, and what is known of those that were stored. One row an envelope.
create table document (
    envelope_id text        primary key,
    signup_id   bigint      not null references signup (id) on delete cascade,
    partner     text        not null,
    account     text        not null,
    queued_at   timestamptz not null default clock_timestamp(),
    due_at      timestamptz not null default clock_timestamp(),
    tries       integer     not null default 0,
    epoch       bigint      not null default 0,
    leased_at   timestamptz,
    lease_until timestamptz,
    problem     text        not null default '',
    stored_at   timestamptz,
    size        bigint,
    sha256      text,
    constraint document_known check ((stored_at is null) = (size is null) and (stored_at is null) = (sha256 is null))
) with (fillfactor = 70);

create index document_due on document (account, due_at, envelope_id) where stored_at is null;
create index document_under_way on document (account, lease_until) where lease_until is not null;
create index document_leased on document (account, leased_at);
create index document_of_signup on document (signup_id);
create index document_waiting on document (partner) where stored_at is null;

-- A completion queues its document itself, in its own transaction, by whatever way it became known: a webhook, a listing,
-- a second envelope that was signed, a row whose envelope was met before it.
create function queue_document() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.state = 'completed' and old.envelope_id = new.envelope_id then
        return null;
    end if;
    insert into document (envelope_id, signup_id, partner, account)
    select new.envelope_id, new.id, new.partner, new.account
     where exists (select 1 from document_partner p where p.partner = new.partner)
    on conflict (envelope_id) do nothing;
    return null;
end
$$;

create trigger signup_completed after insert or update of state, envelope_id on signup
    for each row when (new.state = 'completed') execute function queue_document();
