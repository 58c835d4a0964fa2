-- the one draft of this sign-up that may be sent; a sender that lost its lease must not send its own
update signup set draft_id = :draft where id = :id and epoch = :epoch and lease_until is not null and draft_id is null
