-- Who hears of outcomes beside the partner's table: integrators' own routes, in groups, each group every outcome once.
create table outcome_group (
    name    text   not null,
    partner text   not null,
    -- outcomes up to this one were before the group's time, or it has heard of them
    past    bigint not null,
    primary key (name, partner)
);

create table outcome_hearing (
    name       text        not null,
    partner    text        not null,
    outcome_id bigint      not null references outcome (id) on delete cascade,
    due_at     timestamptz not null,
    heard_at   timestamptz,
    primary key (name, outcome_id)
);

create index outcome_hearing_of_outcome on outcome_hearing (outcome_id);
create index outcome_of_partner on outcome (partner, id);
