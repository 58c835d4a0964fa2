-- One index answers both what a sign-up's outcomes are and which of them comes first; two of them cost each outcome an
-- entry more, three times. And until when a writer has an outcome stands in a column of its own that no index asks for, so
-- that leasing it costs no entries at all.
-- Whoever waits for a lock holds up all that come after: behind a long report or a dump this gives up, and the next start
-- tries it again.
set local lock_timeout = '5s';
alter table outcome add column leased_until timestamptz;
create index outcome_in_order on outcome (signup_id, id);
drop index outcome_order;
drop index outcome_of_signup;
