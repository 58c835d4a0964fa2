-- When a scheduled job was last done without a failure, beside when it began last.
alter table schedule add column succeeded_at timestamptz;
