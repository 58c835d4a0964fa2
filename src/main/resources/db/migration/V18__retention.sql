-- Completed sign-ups whose people are still known: those of a day are counted for the metrics, old ones are forgotten. The
-- index shrinks with them, where the one before grew for ever.
-- Whoever waits for a lock holds up all that come after: behind a long report or a dump this gives up, and the next start
-- tries it again.
set local lock_timeout = '5s';
create index signup_remembered on signup (occurred_at, account) where state = 'completed' and name <> '';
drop index signup_completed;
