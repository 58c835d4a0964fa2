-- The two windows of an account, shared in lanes (people who wait, sending, listing) and corrected by what DocuSign says
-- of them in every answer: other applications spend the same quota.
drop function take_permits(text, integer, integer, integer, interval, interval, interval, interval);
drop function return_permits(text, integer);
drop function spend_hour(text, integer, interval);

alter table quota
    add column last_hour_used   integer     not null default 0,
    add column hour_answered    integer     not null default 0,
    add column hour_said_used   integer     not null default 0,
    add column hour_said_at     timestamptz not null default '-infinity',
    add column hour_said_limit  integer,
    add column hour_base        integer,
    add column hour_configured  integer     not null default 0,
    add column burst_said_limit integer,
    add column burst_base       integer,
    add column burst_configured integer     not null default 0,
    add column others_burst     integer     not null default 0,
    add column others_burst_at  timestamptz not null default '-infinity',
    add column others_peak      integer     not null default 0,
    add column last_others_peak integer     not null default 0,
    add column others_at        timestamptz not null default '-infinity',
    add column people_at        timestamptz not null default '-infinity',
    add column even_at          timestamptz not null default '-infinity',
    add column interactive_used integer     not null default 0,
    add column send_used        integer     not null default 0,
    add column reconcile_used   integer     not null default 0,
    add column refused          integer     not null default 0;

-- What became of each hour, for a week.
create table quota_hour (
    account          text        not null,
    hour_start       timestamptz not null,
    hour_limit       integer     not null,
    used             integer     not null,
    others_used      integer     not null,
    interactive_used integer     not null,
    send_used        integer     not null,
    reconcile_used   integer     not null,
    refused          integer     not null,
    primary key (account, hour_start)
);

-- What each partner has had of its account's current hour.
create table partner_hour (
    account    text        not null,
    partner    text        not null,
    hour_start timestamptz not null,
    used       integer     not null,
    primary key (account, partner)
) with (fillfactor = 50);

-- How an account was configured. `reserve` is the share of the hour kept for people, `fair` the one kept for partners
-- that have had less than theirs.
create type permit_rules as (
    hourly integer, burst integer, hour_length interval, burst_length interval, slack interval, border interval,
    reserve double precision, fair double precision, even boolean);

-- What a replica has heard since it asked last: of the permits of one hour how many calls have ended, were not made
-- after all or were refused for a limit; and what DocuSign's headers said, the burst's with the ages of their call.
create type permit_report as (
    hour timestamptz, answered integer, unused integer, refused integer,
    hour_end timestamptz, hour_used integer, hour_limit integer,
    burst_used integer, burst_limit integer, burst_sent interval, burst_heard interval);

-- A claim asks for each partner's longest waiting.
create index signup_due on signup (account, partner, due_at, id) where state = 'waiting';
drop index signup_waiting;
