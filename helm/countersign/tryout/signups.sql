-- invented people for the try-out's partner; the ledger's own tables are made by the service
create schema tryout;
create table tryout.signups (
    ref           text        primary key,
    name          text        not null,
    email         text        not null,
    member_number text        not null,
    city          text        not null,
    taken_at      timestamptz,
    status        text,
    envelope_id   text,
    reason        text,
    status_at     timestamptz
);
insert into tryout.signups (ref, name, email, member_number, city)
select 'T-' || n, 'Member ' || n, 'member' || n || '@example.org', n::text, 'Ghent'
  from generate_series(1, SIGNUPS) as n;
