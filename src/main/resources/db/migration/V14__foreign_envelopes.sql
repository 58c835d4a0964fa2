-- Open envelopes of an account that other tools have made, a row a signer, for partners' sites that may show them. Nothing is
-- done with them; what has ended is forgotten.
create table foreign_envelope (
    envelope_id text        not null,
    signer      text        not null,
    account     text        not null,
    email       text        not null,
    subject     text        not null,
    state       text        not null,
    sent_at     timestamptz not null,
    changed_at  timestamptz not null,
    primary key (envelope_id, signer)
) with (fillfactor = 70);

create index foreign_envelope_email on foreign_envelope (account, lower(email));
