-- The last time each scheduled job fired: whoever moves it forward runs the job, the other replicas do not.
create table schedule (
    job         text        primary key,
    fired_for   timestamptz not null,
    fired_at    timestamptz not null default clock_timestamp(),
    replica     text        not null
);

-- How far a listing of DocuSign's changes has been read to its end.
create table watermark (
    account     text        primary key,
    read_until  timestamptz not null
);

-- When the sending of an account was last seen alive. A gap means that the ledger may have been restored from a backup.
create table continuity (
    account     text        primary key,
    alive_at    timestamptz not null default clock_timestamp()
);
