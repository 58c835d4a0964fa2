-- When each single envelope was read last: DocuSign wants a quarter of an hour between two reads of the same one.
create table envelope_read (
    account     text        not null,
    envelope_id text        not null,
    read_at     timestamptz not null,
    primary key (account, envelope_id)
);

create index envelope_read_old on envelope_read (read_at);

-- How many were completed within a day is asked for with each reading of the metrics.
create index signup_completed on signup (occurred_at, account) where state = 'completed';
