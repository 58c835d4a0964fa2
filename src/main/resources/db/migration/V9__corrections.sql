-- An operator's correction of a signer: news of a mail that came back is old if it is from before; and what the partner
-- itself has offered, so that its unchanged row is not taken for a corrected one.
alter table signup
    add column corrected_at  timestamptz,
    add column offered_name  text,
    add column offered_email text;
