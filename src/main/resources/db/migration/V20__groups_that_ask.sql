-- When a group of own routes asked last: one whose routes are gone must not keep outcomes for ever.
set local lock_timeout = '5s';
alter table outcome_group add column asked_at timestamptz not null default now();
